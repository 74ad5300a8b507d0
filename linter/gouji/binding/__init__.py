"""Document + template → report: what gouji must be best at.

Lines (any format) → sections by the best chain of headings → runs of values with their labels → rows by alignment →
cells by placement → what the sums settle. Nothing is guessed in silence: see `Cell.state` and `Cell.note`.
"""
