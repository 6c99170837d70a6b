# Every target is done by packaging/make.py, which works without make too.
PYTHON ?= python3
TARGETS := help run desktop desktop-remove test setup lint format types translations soak bench clean

.DEFAULT_GOAL := help
.PHONY: $(TARGETS)
$(TARGETS):
	@$(PYTHON) packaging/make.py $@
