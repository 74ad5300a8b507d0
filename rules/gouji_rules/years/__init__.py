"""Rules across years: they speak where last year's report is at hand."""
