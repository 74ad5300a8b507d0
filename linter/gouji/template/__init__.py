"""Templates as data: from TOML files to `Template`, every slip in them an error that names file and line.

A file holds `api`, `id`, `zh`, `en`, `notice`, `years` ([first] or [first, last]), `levels` (a file beside it, or the
template to take them from), the sections as `[[section]]`, per table `[table.KEY]` with `.columns`, `.groups` and
`.rows`, and `[[identity]]`. A form without sections is none the worse; `titles` are what its reports call themselves
where that is not 政府信息公开…报告, `organ_labels` stand before the organization. In an equation `last_year.` before a name
means the report for the year before.

With `base` it starts from another template: a table given again adds rows, columns and groups to the base's (a row
where `after` says) or, with `replace = true`, takes its place. The base's identities hold for it too, over the rows it
has then, except those of a kind that it states anew for the same table or names in `drop_identities`.

With `extends` in place of `id` a file adds to a form under the form's own name: sections, tables, rows and columns
(as with `base`) and identities. What it adds is `optional`, since other reports go without, unless it says otherwise;
with `jurisdiction` it is added only for reports checked under that place.
"""
