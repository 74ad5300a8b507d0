"""ACT 主动公开表: the separate figures of table 2."""
