"""PLA 合理性: figures that can hardly be meant."""
