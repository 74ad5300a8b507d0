"""FEE 信息处理费: what section six says of the fee for information, and the figures beside it."""
