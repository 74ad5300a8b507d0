"""TPL 模板与版本: whether the right form was used, and used whole."""
