"""CON 联系与发布: how to reach the organ."""
