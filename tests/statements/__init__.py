"""The reader of statements: numbers, quantities, breakdowns, shares, claims, and the cells that figures may mean."""
