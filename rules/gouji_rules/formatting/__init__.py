"""FMT 单位与格式: how cells are filled in."""
