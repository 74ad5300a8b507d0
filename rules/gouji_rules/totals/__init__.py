"""SUM 合计: totals and their parts."""
