"""From bytes to text, trees and words that are safe to read, whatever they say: encodings,
entities, XML, JSON and HTML as sites write them.
"""
