"""From bytes to text and trees that are safe to read: encodings, entities, XML, JSON and HTML as
sites really write them.
"""
