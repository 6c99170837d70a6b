"""Words too common to tell documents apart, in the languages whose words the tokenizer stems.

Without them, a question's BM25 rests on the words that carry it, and the matching is several times
quicker. The list is short on purpose: a word that may ever be the point of a question is not in it.
"""

_WORDS = """
a about an and any are as at be been being but by can could did do does doing for from had has
have having he her hers him his how i if in into is it it's its me my of on or our ours shall
she should so some such than that the their theirs them then there these they this those to was
we were what what's when where where's which who who's whom whose why will with would you your
yours
"""

STOP_WORDS = frozenset(_WORDS.split())
