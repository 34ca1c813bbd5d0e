/* Sentences with slots. Names, places and numbers come from small lists by a counter-based generator, so that any
 * article can be made alone. */
#include "generate.h"

#include <stdio.h>
#include <string.h>

typedef struct maker {
  uint64_t state;
  char *out;
  size_t size, room;
  unsigned person[4], country[2], city, month, day; /* the article's cast */
} maker;

static const char *const GIVEN[] = { "Anna", "Bilal", "Carlos", "Dagmar", "Elif", "Femi", "Grace", "Hiroshi", "Ingrid", "Jamal", "Katarzyna",
  "Leila", "Mehmet", "Nadia", "Oleksandr", "Priya", "Quentin", "Rosa", "Samuel", "Tatiana", "Ulrich", "Vera", "Wanjiru", "Yusuf", "Zoë" };
static const char *const FAMILY[] = { "Adeyemi", "Bergström", "Cárdenas", "Dimitrov", "Eriksen", "Ferreira", "Gashi", "Haddad", "Ivanova",
  "Jansen", "Kovalenko", "Lindqvist", "Mbeki", "Novák", "Okonkwo", "Petrosyan", "Quiroga", "Rahman", "Şahin", "Tanaka", "Ulmanis", "Vasquez", "Wójcik", "Yilmaz", "Zhang" };
static const char *const COUNTRY[] = { "Norway", "Kenya", "Chile", "Georgia", "Mali", "Japan", "Poland", "Turkey", "Ukraine", "Brazil", "Egypt", "India",
  "Canada", "Ghana", "Iraq", "Jordan", "Mexico", "Nepal", "Peru", "Spain" };
static const char *const ADJECTIVE[] = { "Norwegian", "Kenyan", "Chilean", "Georgian", "Malian", "Japanese", "Polish", "Turkish", "Ukrainian", "Brazilian",
  "Egyptian", "Indian", "Canadian", "Ghanaian", "Iraqi", "Jordanian", "Mexican", "Nepalese", "Peruvian", "Spanish" };
static const char *const CITY[] = { "Geneva", "Nairobi", "Oslo", "Santiago", "Tbilisi", "Bamako", "Tokyo", "Warsaw", "Ankara", "Kyiv", "Cairo", "Lima", "Madrid", "Accra", "Amman" };
static const char *const MONTH[] = { "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December" };
static const char *const DAY[] = { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" };
static const char *const THING[] = { "trade", "the border", "grain exports", "a ceasefire", "energy", "fishing rights", "prisoners", "visas" };

#define PICK(m, list) list[next(m) % (sizeof list / sizeof *list)]

/* %0-%3 people, %c %d the countries, %a %b their adjectives, %p city, %w weekday, %n number, %t thing, %m month */
static const char *const SENTENCES[] = {
  "%a Foreign Minister %0 met %b President %1 in %p on %w to discuss %t.",
  "\"We have come a long way since %m, and we are not done yet,\" %0 said.",
  "%2, a spokesman for the %a government, said that at least %n people had taken part in the talks.",
  "The two sides agreed to meet again next month, according to %1's office.",
  "%b police arrested %n demonstrators after a march against the price of bread turned violent.",
  "Officials in %p declined to comment on the report.",
  "%c has accused %d of breaking the agreement on %t, a charge that %1 denied.",
  "More than %n,000 tonnes of rice were sent to %d in the past three weeks, the World Food Programme said.",
  "The meeting lasted for two hours and was also attended by %3.",
  "Analysts say the dispute over %t has cost both countries $%n million a year.",
  "“It isn’t over,” %3 told reporters, “but it is better than it was in %m.”",
  "A bomb killed %n soldiers near the town on %w evening, the army said; nobody claimed responsibility.",
  "The United Nations called on %c and %d to return to the negotiating table by the end of the year.",
  "Rain is expected in most of the north until %w, with temperatures of up to %n degrees.",
};

static uint64_t next(maker *m)
{
  uint64_t z = (m->state += 0x9e3779b97f4a7c15u);
  z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
  z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
  return (z ^ (z >> 31)) >> 8;
}

static void put(maker *m, const char *text)
{
  size_t n = strlen(text);
  if (n > m->room - m->size) n = 0;
  memcpy(m->out + m->size, text, n);
  m->size += n;
}

static void put_person(maker *m, unsigned who, int full)
{
  unsigned id = m->person[who];
  if (full) put(m, GIVEN[id % 25]), put(m, " ");
  put(m, FAMILY[id / 25 % 25]);
}

static void put_slot(maker *m, char slot)
{
  char number[24];
  switch (slot) {
  case '0': case '1': case '2': case '3': put_person(m, (unsigned)(slot - '0'), next(m) % 3 == 0); break;
  case 'c': put(m, COUNTRY[m->country[0]]); break;
  case 'd': put(m, COUNTRY[m->country[1]]); break;
  case 'a': put(m, ADJECTIVE[m->country[0]]); break;
  case 'b': put(m, ADJECTIVE[m->country[1]]); break;
  case 'p': put(m, CITY[m->city]); break;
  case 'w': put(m, PICK(m, DAY)); break;
  case 'm': put(m, PICK(m, MONTH)); break;
  case 't': put(m, PICK(m, THING)); break;
  default: snprintf(number, sizeof number, "%u", (unsigned)(next(m) % 90 + 3)); put(m, number);
  }
}

static void put_sentence(maker *m, const char *pattern)
{
  for (; *pattern; pattern++) {
    char one[2] = { *pattern, '\0' };
    if (*pattern == '%') put_slot(m, *++pattern);
    else put(m, one);
  }
}

size_t generate_article(uint64_t seed, uint64_t index, char *out, size_t room)
{
  maker m = { .state = seed * 0x2545f4914f6cdd1du + index * 0x9e3779b9u, .out = out, .room = room };
  char date[64];
  for (int i = 0; i < 4; i++) m.person[i] = (unsigned)(next(&m) % 625);
  m.country[0] = (unsigned)(next(&m) % 20);
  m.country[1] = (m.country[0] + 1 + (unsigned)(next(&m) % 19)) % 20;
  m.city = (unsigned)(next(&m) % 15);
  m.month = (unsigned)(next(&m) % 12);
  m.day = (unsigned)(next(&m) % 28) + 1;
  put_sentence(&m, "%c and %d in new talks over %t\n\nPublished: ");
  snprintf(date, sizeof date, "%u %s 2025\n\n", m.day, MONTH[m.month]);
  put(&m, date);
  put_person(&m, 0, 1);
  put(&m, " and ");
  put_person(&m, 1, 1);
  put_sentence(&m, " spoke by phone on %w about %t, officials in %p said.\n\n");
  unsigned paragraphs = 6 + (unsigned)(next(&m) % 6);
  for (unsigned p = 0; p < paragraphs; p++) {
    unsigned sentences = 2 + (unsigned)(next(&m) % 3);
    for (unsigned s = 0; s < sentences; s++) {
      if (s) put(&m, " ");
      put_sentence(&m, PICK(&m, SENTENCES));
    }
    put(&m, "\n\n");
  }
  put(&m, "Sign up for our newsletter\nAdvertisement\n");
  return m.size;
}
