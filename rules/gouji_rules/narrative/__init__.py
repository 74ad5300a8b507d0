"""NAR 正文与表格: figures and claims of the prose against the tables."""
