"""What an article says: clean text, credits, dateline, language, sentences, summary.

Knows nothing of feeds, posts or Telegram; word lists are in tables/.
"""
