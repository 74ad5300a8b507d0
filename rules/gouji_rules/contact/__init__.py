"""CON 联系与发布: how to reach the organ, and when and where the report was published."""
