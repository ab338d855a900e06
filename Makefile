# The README's two commands: `make demo` and `make test`. Each does its own set-up in .venv.
.PHONY: demo test check schema picture lock clean
bin := .venv/bin

demo:
	@scripts/setup.sh run
	@$(bin)/digest demo $(ARGS)

test: check
	@$(bin)/pytest $(ARGS)

check:
	@scripts/setup.sh test
	@$(bin)/ruff check
	@$(bin)/ruff format --check
	@$(bin)/mypy --strict digest

schema: ## the JSON Schema of config.yaml, after a change of digest/config
	@scripts/setup.sh run
	@$(bin)/digest schema > config.schema.json

picture: ## docs/edition.png, from the demo
	@scripts/setup.sh test
	@$(bin)/digest demo --no-open --output build/demo
	@$(bin)/python scripts/picture.py build/demo/demo.html docs/edition.png

lock: ## pins every package anew
	@scripts/lock.sh

clean:
	rm -rf .venv build dist .mypy_cache .ruff_cache .pytest_cache .hypothesis
