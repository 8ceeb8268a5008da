"""How it is put right: proposals, budgets, batches. A proposal changes nothing until it is applied."""
