"""BAL 勾稽平衡: the flow of requests through the year."""
