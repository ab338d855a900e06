"""The program's words by language: a module named by its code (`pt_br` for pt-BR) that holds `WORDS`."""
