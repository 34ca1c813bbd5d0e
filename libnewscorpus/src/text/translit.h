/* Likeness of names across spellings and scripts.
 *
 * A name's words are compared by keys: spellings of one name that differ only by the system of transliteration have
 * the same key. The rules are those in which the common romanisations of Cyrillic, Arabic and Greek differ (BGN/PCGN,
 * ISO 9, the national systems and newspaper usage): y/i/iy/yy, kh/h, ph/f, w/v, ou/u, ts/tz, doubled letters, signs. */
#ifndef NCI_TEXT_TRANSLIT_H
#define NCI_TEXT_TRANSLIT_H

#include <newscorpus/status.h>
#include "base/arena.h"

/* Writes letters of a word's skeleton (text/fold.h) in Latin ones, romanize.c; characters that it does not know stay. */
ncorp_str nci_romanize(nci_arena *arena, ncorp_str skeleton);

/* Where a word is the whole name of a Korean or Chinese in their own script: how many bytes the family name has; else 0. */
size_t nci_family_name(ncorp_str word);

/* The key of one word: equal keys mean two spellings of one name, as far as letters can tell.
 * skeleton: of the word, from nci_skeleton(). */
ncorp_str nci_name_key(nci_arena *arena, ncorp_str skeleton);

/* A coarser key, for finding candidates: its consonants, with g and h, s and z as one, and whether a vowel begins it. */
ncorp_str nci_name_loose_key(nci_arena *arena, ncorp_str name_key);

/* A still coarser one, under which candidates are looked for: its first five consonants in the classes that dictation and the systems
 * of transliteration confuse, without the h of digraphs and without an Arabic article. */
ncorp_str nci_name_bare_key(ncorp_str name_key); /* without an Arabic article that is written in one with the name: "Albakr" */
ncorp_str nci_name_rough_key(nci_arena *arena, ncorp_str name_key);

/* How many letters have to be changed, added or left out (Levenshtein), or limit + 1 when it is more than `limit`.
 * Words of more than 63 bytes count as too different unless they are equal. */
unsigned nci_edit_distance(ncorp_str a, ncorp_str b, unsigned limit);

#endif
