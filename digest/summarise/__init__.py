"""Summaries by a language model, where the configuration names one; the rest of the program does without.

writer.py   who writes them, and within which bounds
plain.py    text that a stranger wrote, without what hides or acts
prompt.py   a story as what the model is sent: the article is fenced, and is data
chat.py     one question to a server of the OpenAI chat interface, within every bound
answer.py   what may be taken of an answer
edition.py  an edition with the summaries that could be had; every other story keeps its own
"""
