/* Who and what is one inside a story, case by case: short articles, and which of their phrases mean the same. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>
#include <newscorpus/newscorpus.h>

enum { MOST = 3 };

/* In each article the first mention with these words is asked for; articles with one letter have to mean one by it. */
typedef struct part {
  const char *name, *letters;
  const char *texts[MOST], *phrases[MOST];
} part;

static const part cases[] = {
  /* ---- described, and one ---- */
  { "one noun, with and without an adjective", "AA",
    { "Police in Antwerp are looking for a masked gunman who shot a jeweller on Friday. The robbery at the jeweller's shop had witnesses.\n",
      "The gunman who robbed a jeweller's shop in Antwerp on Friday is still at large. The jeweller was shot in the arm during the robbery.\n" },
    { "a masked gunman", "The gunman" } },
  { "one noun, named after the town in one article", "AA",
    { "A fire destroyed a factory in Lipno on Sunday night. The factory had 40 workers, and the fire spread to a barn.\n",
      "Forty workers of the Lipno factory have no work after the fire on Sunday night. The factory burned down with a barn.\n" },
    { "a factory", "the Lipno factory" } },
  { "men who are counted", "AA",
    { "Three men dug a tunnel into a bank in Zurich and emptied the vault. The three men posed as plumbers.\n",
      "A tunnel led into the vault of a bank in Zurich, which was emptied. Witnesses saw three men who posed as plumbers.\n" },
    { "Three men", "three men" } },
  { "two heads with much in common", "AA",
    { "A local police officer rescued a swan from the frozen canal in Ghent. The police officer lay on the ice for an hour before the swan was free.\n",
      "A swan was rescued from a frozen canal in Ghent by a police officer. It took the officer an hour on the ice to free the swan.\n" },
    { "A local police officer", "a police officer" } },
  { "a number in words and in digits", "AA",
    { "Forty passengers of a ferry swam ashore off Bohol on Monday. The ferry had sailed in spite of a storm warning, the passengers said.\n",
      "A storm warning had not stopped the ferry that sank off Bohol on Monday. All 40 passengers swam ashore, the coast guard said.\n" },
    { "Forty passengers", "All 40 passengers" } },
  { "men of one trade", "AA",
    { "The old grain warehouse on the quay of Stralsund burned down on Tuesday. Firemen could not save the warehouse, which was built in 1890.\n",
      "Firemen fought all Tuesday for a warehouse on the quay of Stralsund. The warehouse was built for grain in 1890 and burned down.\n" },
    { "Firemen", "Firemen" } },
  { "protesters with another adjective", "AA",
    { "Hundreds of angry farmers blocked the bridge of Maribor on Thursday. Angry farmers threw pesticides into the river.\n",
      "The bridge of Maribor was blocked by farmers on Thursday. The farmers threw pesticides into the river.\n" },
    { "Angry farmers", "The farmers" } },
  /* ---- described here, named there ---- */
  { "a club that is called so", "AA",
    { "FC Nordberg sacked its trainer after nine defeats on Sunday. The club will play its next match without a trainer, FC Nordberg said.\n",
      "After nine defeats FC Nordberg has no trainer any more. The club sacked its trainer on Sunday, two days before the next match.\n" },
    { "FC Nordberg", "The club" } },
  { "a hospital by the noun in its name", "AA",
    { "The Vellamo Hospital in Turku was evacuated on Monday after a gas leak. Nurses carried patients out of the Vellamo Hospital.\n",
      "A gas leak forced nurses in Turku to carry patients out on Monday. The hospital was evacuated within an hour of the gas leak.\n" },
    { "The Vellamo Hospital", "The hospital" } },
  { "an actress by her trade", "AA",
    { "The actress Linnea Sandvik broke her leg on a stage in Malmo on Saturday. Linnea Sandvik fell into the orchestra pit.\n",
      "A fall into the orchestra pit ended a premiere in Malmo on Saturday. The actress broke her leg on the stage.\n" },
    { "Linnea Sandvik", "The actress" } },
  { "a minister by the office", "AA",
    { "Fisheries minister Henrik Dahl resigned in Oslo on Tuesday over a yacht that a salmon breeder paid for.\n",
      "The minister resigned in Oslo on Tuesday because a salmon breeder had paid for a yacht. Fisheries minister Henrik Dahl denies guilt.\n" },
    { "Henrik Dahl", "The minister" } },
  /* ---- named, and one ---- */
  { "a museum with and without its city", "AA",
    { "Thieves broke into the Riga Tram Museum on Saturday and took brass bells. The Riga Tram Museum will reopen in May.\n",
      "Brass bells were stolen on Saturday. The Tram Museum will reopen in May, and thieves left the trams of the Tram Museum alone.\n" },
    { "Riga Tram Museum", "Tram Museum" } },
  { "two letters for two words", "AA",
    { "Strikers closed the studios of Northern Radio on Monday. Northern Radio played music for ten hours.\n",
      "Music was all that NR played for ten hours on Monday. Strikers had closed the studios of NR.\n" },
    { "Northern Radio", "NR" } },
  { "a president whose surname is a town's as well", "AA",
    { "Jose Manuel Barroso opened a museum of tiles in Evora on Monday. The museum of tiles has a garden.\n",
      "A museum of tiles was opened in Evora on Monday. President Barroso said that tiles are poems. Barroso stayed for the garden.\n" },
    { "Jose Manuel Barroso", "poems. Barroso" } },
  /* ---- what must stay apart ---- */
  { "one and many", "AB",
    { "A hunter was shot in a forest near Ostrava on Sunday. The hunter had hidden behind a feeding rack for boars.\n",
      "Hunters shot at boars in a forest near Ostrava on Sunday, and one man behind a feeding rack was hit. The hunters were drunk.\n" },
    { "The hunter", "The hunters" } },
  { "a woman and a man of one trade", "AB",
    { "A pilot saved her balloon over Capadocia on Friday. The woman, a pilot for ten years, steered the balloon away from a power line.\n",
      "Over Capadocia a balloon missed a power line on Friday. A second pilot saw it, and he, an old man, landed his balloon at once.\n" },
    { "The woman", "an old man" } },
  { "captains of two countries", "AB",
    { "The Danish captain was fined after his trawler rammed a Swedish trawler off Bornholm on Monday.\n",
      "A trawler was rammed off Bornholm on Monday. The Swedish captain said that nobody on his trawler had seen the Danish trawler.\n" },
    { "The Danish captain", "The Swedish captain" } },
  { "mother and daughter", "AB",
    { "Ingrid Falk, 12, rescued a neighbour from a burning barn in Skara on Monday. Ingrid Falk heard cries from the barn.\n",
      "A girl rescued a neighbour from a burning barn in Skara on Monday. Her mother heard cries from the barn and called the firemen.\n" },
    { "Ingrid Falk", "Her mother" } },
  { "a city and its police", "AB",
    { "Verona banned scooters from its old town on Monday after two crashes. In Verona tourists had ridden scooters into a fountain.\n",
      "Scooters are banned from the old town after two crashes and a ride into a fountain. Verona Police will fine tourists on scooters from Monday on.\n" },
    { "Verona", "Verona Police" } },
  { "a state and another behind its name", "AB",
    { "Farmers in Virginia fear for their apples after frost on Sunday. The frost destroyed orchards in Virginia.\n",
      "Frost destroyed orchards of apples on Sunday. Farmers in West Virginia fear that they have no harvest.\n" },
    { "Virginia", "West Virginia" } },
  { "brother and sister of one surname", "AB",
    { "Pavel Horak sued his sister over a castle in Telc on Tuesday. Pavel Horak says that the castle is his alone.\n",
      "A court in Telc will hear a quarrel over a castle. Jitka Horak was sued on Tuesday and says that half of the castle is hers.\n" },
    { "Pavel Horak", "Jitka Horak" } },
  { "father and son", "AB",
    { "Samuel Okoro Sr. founded the brewery in Jos that was sold to Danes on Friday for 30 million dollars.\n",
      "The brewery in Jos was sold to Danes on Friday for 30 million dollars. Samuel Okoro Jr. signed the sale of the brewery.\n" },
    { "Samuel Okoro Sr.", "Samuel Okoro Jr." } },
  { "two navies of two countries", "AB",
    { "The Chilean Navy rescued the crew of a burning freighter off Tumaco on Sunday. The Chilean Navy used two helicopters.\n",
      "A freighter burned off Tumaco on Sunday. The Peruvian Navy put out the fire on the freighter and searched for its crew.\n" },
    { "The Chilean Navy", "The Peruvian Navy" } },
  { "victims and attackers", "AB",
    { "Five masked robbers stormed a mail train near Brno on Tuesday. The five masked robbers took 20 bags of mail.\n",
      "Robbers took 20 bags from a mail train near Brno on Tuesday. Two masked guards of the mail train were tied up.\n" },
    { "Five masked robbers", "guards" } },
  { "a place and what is in it", "AB",
    { "Storm tore the roof off a school in Paphos on Saturday. The school was empty when the storm came.\n",
      "In Paphos a storm tore the roof off an empty school on Saturday. Paphos has never seen such a storm.\n" },
    { "The school", "Paphos" } },
  { "two stories have two guards", "AB",
    { "Published: 2022-06-04\n\nA guard fell asleep in a museum of Lyon on Friday, and a Matisse was stolen. The guard has been dismissed by the museum.\n",
      "Published: 2023-01-20\n\nFarmers in Iowa found the guard of a seed vault frozen to death in January snow. The guard had gone out to mend a generator.\n" },
    { "The guard", "The guard" } },
};

/* The entity of the shortest mention whose head is the last of these words. */
static ncorp_str entity_of(const ncorp_corpus *corpus, size_t article, const char *words, int *found)
{
  const ncorp_article *a = ncorp_corpus_article(corpus, article);
  ncorp_str text = ncorp_article_text(a), entity = { NULL, 0 };
  size_t size = strlen(words), end = size, shortest = SIZE_MAX;
  while (end <= text.size && memcmp(text.data + end - size, words, size) != 0) end++;
  *found = 0;
  for (size_t i = 0; i < ncorp_article_mention_count(a); i++) {
    const ncorp_mention *m = ncorp_article_mention(a, i);
    size_t head_end = m->head.start < m->head.end ? m->head.end : m->span.end, length = m->span.end - m->span.start;
    if ((head_end != end && m->span.end != end) || length >= shortest) continue;
    shortest = length;
    entity = m->entity;
    *found = 1;
  }
  return entity;
}

static int holds(const ncorp_analyzer *analyzer, const part *c)
{
  ncorp_source sources[MOST];
  ncorp_reader *reader = NULL;
  ncorp_corpus *read = NULL, *analysed = NULL, *corpus = NULL;
  size_t count = strlen(c->letters);
  int right = 1;
  for (size_t i = 0; i < count; i++)
    sources[i] = (ncorp_source){ .struct_size = sizeof *sources, .kind = NCORP_SOURCE_MEMORY, .format = NCORP_FORMAT_TEXT, .data = c->texts[i],
                                 .size = strlen(c->texts[i]) };
  assert_int_equal(ncorp_reader_open(sources, count, NULL, &reader, NULL), NCORP_OK);
  assert_int_equal(ncorp_reader_next(reader, 0, &read, NULL), NCORP_OK);
  assert_int_equal(ncorp_analyzer_run(analyzer, read, NULL, &analysed, NULL), NCORP_OK);
  assert_int_equal(ncorp_link(analysed, NULL, &corpus, NULL), NCORP_OK);
  for (size_t i = 0; i < count; i++)
    for (size_t k = i + 1; k < count; k++) {
      int one, other;
      ncorp_str a = entity_of(corpus, i, c->phrases[i], &one), b = entity_of(corpus, k, c->phrases[k], &other);
      int linked = a.size && b.size && a.data[0] == 'E' && a.size == b.size && memcmp(a.data, b.data, a.size) == 0;
      if (!one || !other || linked != (c->letters[i] == c->letters[k])) {
        print_error("%s: articles %d and %d%s\n", c->name, (int)i + 1, (int)k + 1, !one ? ": no first mention" : !other ? ": no second mention" : "");
        right = 0;
      }
    }
  ncorp_corpus_unref(corpus);
  ncorp_corpus_unref(analysed);
  ncorp_corpus_unref(read);
  ncorp_reader_close(reader);
  return right;
}

static void test_each_case_is_as_a_reader_has_it(void **state)
{
  ncorp_analyzer *analyzer = NULL;
  int wrong = 0;
  (void)state;
  assert_int_equal(ncorp_analyzer_new(NULL, &analyzer, NULL), NCORP_OK);
  for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) wrong += !holds(analyzer, &cases[i]);
  ncorp_analyzer_unref(analyzer);
  assert_int_equal(wrong, 0);
}

int main(void)
{
  const struct CMUnitTest tests[] = { cmocka_unit_test(test_each_case_is_as_a_reader_has_it) };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
