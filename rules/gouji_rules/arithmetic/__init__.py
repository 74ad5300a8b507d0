"""ARI 正文算术: sums, shares and approximations within the prose."""
