"""HTML as a browser would show it, with the place of every character in the source.

A page becomes a tree (`tree`), the tree what is visible of it (`visible`), that text (`runs`), tables (`tables`) and
blocks (`flow`); `article` finds the report among what a site sets around it, `charset` what the bytes mean.
"""
