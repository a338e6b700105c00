# One command each for a book, the tests and the readers. tools/setup.sh installs what they need.

SAMPLE ?= samples/the-number-0-bus.txt
JOBS ?= 2

NAME = $(basename $(notdir $(SAMPLE)))
RUN = .venv/bin/python -m

# apt, pip and npm each want to be alone.
.NOTPARALLEL:
.PHONY: help book test test-readers man clean

help:
	@echo 'make book          make build/*.epub and build/*.pdf from a sample, or SAMPLE=story.txt'
	@echo 'make test          check the style and the types, and run all tests'
	@echo 'make test-readers  open finished books in DAISY Ace, foliate-js, epub.js and MuPDF'
	@echo 'make man           make docs/bookforge.1 from the help of the commands'
	@echo 'make clean         remove build/ and the caches; the Python environment in .venv stays'
	@echo
	@echo 'Each installs what it needs first: Python packages into .venv, system packages with apt.'

book:
	@tools/setup.sh book
	@mkdir -p build
	@.venv/bin/bookforge epub '$(SAMPLE)' -o 'build/$(NAME).epub'
	@.venv/bin/bookforge pdf '$(SAMPLE)' -o 'build/$(NAME).pdf'
	@echo "bookforge: here is your book: build/$(NAME).epub and build/$(NAME).pdf"

test:
	@tools/setup.sh test
	$(RUN) ruff check
	$(RUN) ruff format --check
	$(RUN) mypy
	PYRIGHT_PYTHON_IGNORE_WARNINGS=1 $(RUN) pyright
	$(RUN) pytest -n $(JOBS)

test-readers:
	@tools/setup.sh readers
	.venv/bin/python tests/readers/run.py

man:
	@tools/setup.sh test
	$(RUN) pytest -q --golden tests/test_man_page.py

clean:
	rm -rf build dist .mypy_cache .pytest_cache .ruff_cache .hypothesis
	find bookforge tests -name __pycache__ -prune -exec rm -rf {} +
