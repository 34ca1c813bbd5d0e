/* The event coder's parts, which events.c puts together. No stage but nci_events() needs this header.
 *
 * The coder reads dependency trees. triggers.c finds the words that evoke events; event_verbs.c and event_nouns.c code them
 * by what stands around (event_arguments.c), whom that means (participants.c, event_roles.c), how far it got (event_status.c,
 * event_control.c), when, where and who says so (event_place_time.c) and how many (sizes.c); event_finish.c drops what is no
 * event, event_evidence.c says what the fields come from, and event_chains.c tells which mentions are one happening. Walks up a tree have few steps and lists of
 * children are read to a limit, so that the work stays linear whatever the tree. */
#ifndef NCI_MEANING_EVENT_CODER_H
#define NCI_MEANING_EVENT_CODER_H

#include "knowledge/pattern_rows.h"
#include "meaning/event_trace.h"
#include "meaning/mentions.h"
#include "model/grammar.h"

/* The head of people who act, of those who act for a state, and of others who use force. */
enum { NCI_AGENT = 1, NCI_AGENT_OF_STATE = 2, NCI_AGENT_ARMED = 3 };

/* What the lexicon says of a token. */
typedef struct nci_event_word {
  uint8_t light;   /* nci_light */
  uint8_t control; /* nci_control */
  uint8_t agent;   /* nci_agent */
  uint16_t agent_row; /* of triggers_agents.tsv, + 1, or 0 */
  uint8_t marks;   /* as a preposition: the nci_slot of what it marks, + 1, once that was asked */
  uint8_t dead;    /* part of an idiom: 1 for PLOVER's patterns, 2 for those beyond */
  uint32_t object; /* the last of the noun's classes that end here, as an index into `objects` + 1; or 0 */
  uint32_t beyond; /* likewise of the classes that only patterns beyond PLOVER ask for */
} nci_event_word;

typedef struct nci_trigger {
  uint32_t first, end; /* tokens */
  uint32_t head;       /* the token on which the others hang */
  uint32_t row;        /* of `table` */
  uint16_t table;      /* NCI_LEX_TRIGGERS or NCI_LEX_TRIGGERS_X; with NCI_TABLE_OWN, of the user's patterns */
  uint8_t type;        /* ncorp_event_type */
  bool noun;
  bool both;           /* needs two participants */
  bool alone;          /* takes no object */
  bool ergative;       /* without an object its subject is what it befalls: "a bomb exploded" */
  bool forceful;       /* the subject acts for a state or bears arms: "beaten by police" */
  bool in_public;      /* both sides are no private persons */
  uint8_t class_slot;  /* nci_slot: where the noun of the class that it names stands */
  uint32_t object;     /* the noun that its row asks for, or NCORP_NONE */
  ncorp_str kind;      /* the class of the subject or object that tells its mode, or absent */
  uint8_t role[NCI_SLOT_COUNT];
} nci_trigger;

enum { NCI_TABLE_OWN = 1 << 15 };

/* The amounts of an event's size. */
typedef enum nci_size_field { NCI_DEAD, NCI_INJURED, NCI_ARRESTED, NCI_ABDUCTED, NCI_PARTICIPANTS, NCI_SIZES } nci_size_field;

enum { NCI_PARTY_MAX = 12, NCI_ARGUMENTS_MAX = 20, NCI_CHILDREN_MAX = 48 };

/* Some participants: indexes of mentions; those from coder->mention_count on are the coder's own nominal mentions. */
typedef struct nci_party {
  uint32_t at[NCI_PARTY_MAX];
  uint32_t count;
} nci_party;

/* A nominal mention that the coder adds. */
typedef struct nci_nominal {
  uint32_t first, end; /* tokens */
  ncorp_str iso3;      /* of the country for which it acts, or absent */
  ncorp_str because;   /* why it does, or absent: "nationality", "owner", "described", "place" */
  ncorp_span by;       /* the mention that says so, or NCORP_NO_SPAN */
} nci_nominal;

/* A class of a noun, by triggers_objects.tsv or triggers_x_objects.tsv. */
typedef struct nci_object_noun {
  ncorp_str class;
  uint32_t next; /* another class of the noun that ends at the same token, as in nci_event_word */
} nci_object_noun;

/* A phrase around a trigger: the token at its head, and where it stands. */
typedef struct nci_argument {
  uint32_t head;
  uint8_t slot; /* nci_slot */
  bool weak;    /* taken from farther away, or a mere adjective: "Turkish airstrikes" */
} nci_argument;

typedef struct nci_arguments {
  nci_argument at[NCI_ARGUMENTS_MAX];
  uint32_t count;
} nci_arguments;

/* What the clause says of its verb. */
typedef struct nci_clause {
  uint32_t verb;
  uint32_t governor;         /* the verb or adjective of whose clause it is a part, or NCORP_NONE */
  nci_control control;       /* what that makes of it */
  bool passive, infinitive, negated, future;
  bool finite;               /* has a tense of its own */
  bool hangs;                /* hangs on a noun or preposition, as somebody's words or will: "the decision to recognize" */
  bool denied;               /* in a clause that somebody denies */
  ncorp_event_status status;
  uint32_t status_by, negated_by, denied_by, to; /* the words that say so, or NCORP_NONE */
} nci_clause;

/* What the code of a participant was inferred from. */
typedef struct nci_code_source {
  bool recipient;
  uint32_t number;   /* among the actors or recipients */
  ncorp_str because;
  ncorp_span by;
} nci_code_source;

/* Where fields of an event come from: indexes, or NCORP_NONE. */
typedef struct nci_sources {
  uint32_t status, type;  /* the tokens that decide them */
  uint32_t duration;      /* a time */
  uint32_t quote;         /* in which it stands, for its attribution */
  uint32_t size[NCI_SIZES]; /* quantities, as the amounts of ncorp_size */
  NCI_VEC(uint32_t) counts; /* quantities */
  NCI_VEC(nci_code_source) codes;
  ncorp_str other_side;   /* why its recipient is taken to be that: "only-other", "at-home", or absent where a phrase of its frame says so */
  bool said;              /* its day is that on which it was told */
  bool place_to;          /* where is whither */
  bool place_before;      /* where, and when if that is from there, is where the protest was that was told before */
} nci_sources;

/* An event in the making. */
typedef struct nci_happening {
  nci_trigger trigger;
  uint32_t sentence;
  uint32_t number;    /* of those that were kept, in order */
  uint32_t seen, at;  /* the sentence of its latest mention, and the token */
  ncorp_event_type type;
  ncorp_str mode, context, cameo; /* mode and context may be absent */
  nci_party actors, recipients;
  ncorp_event_status status;
  uint32_t place, time, attribution;
  ncorp_str date, duration;
  ncorp_size size;
  NCI_VEC(ncorp_count) counts;
  nci_sources from;
  const ncorp_str *actor_codes, *recipient_codes; /* once it is complete */
  bool known_actor;   /* somebody who acts is known by name or country */
  ncorp_decimal confidence;
  uint32_t light;     /* the verb that lends the noun its subject, or NCORP_NONE */
  uint8_t slots;      /* how many slots of the frame were filled */
  uint8_t evidence;   /* how many mentions of it there are */
  bool definite;      /* "the talks": may be one that was told before */
  bool anaphoric;     /* and says nothing of its own about who took part */
  bool in_person;     /* "in-person talks" are no call */
  bool guessed;       /* the subject was taken from farther away */
  bool title;         /* only the title tells it so far */
  nci_slot last_slot; /* what filled the recipient, for `because` */
} nci_happening;

/* Who is accused of an attack, and whom it befell. */
typedef struct nci_accusation {
  nci_party culprits, victims;
} nci_accusation;

typedef struct nci_coder {
  nci_document *doc;
  const nci_grammar *g;
  nci_arena *arena;
  const nci_lexicon *lexicon;
  nci_event_word *words;  /* [token] */
  uint32_t *name_at;      /* [token] -> the name that covers it, or NCORP_NONE */
  uint32_t *mention_of;   /* [token] -> the mention of which it is the head, or NCORP_NONE */
  uint32_t *described;    /* [entity] -> the head of the first description of who is never named, or NCORP_NONE */
  uint32_t mention_count;
  NCI_VEC(nci_nominal) nominals;
  NCI_VEC(uint32_t) countries;   /* the entities of the article that are countries, each country once */
  NCI_VEC(nci_trigger) triggers; /* of the sentence at hand, in text order */
  NCI_VEC(nci_object_noun) objects;
  uint32_t first_object;         /* of the sentence at hand */
  uint64_t classes;              /* theirs, as nci_class_bits() */
  NCI_VEC(nci_happening) events; /* of the patterns at hand: PLOVER's, or those beyond */
  NCI_VEC(nci_happening) others; /* of the others */
  NCI_VEC(nci_accusation) accusations;
  bool beyond;                   /* the patterns at hand are those beyond PLOVER */
  uint32_t kept;                 /* events that were kept so far */
  uint32_t sentence, first, end; /* the sentence at hand and its tokens */
  uint32_t sport;                /* sentences with words of sport */
  bool accident;                 /* the sentence tells of one */
} nci_coder;

/* triggers.c: sets `triggers` of the sentence at hand, and what the lexicon says of its words. */
void nci_find_triggers(nci_coder *c);

/* Turns a trigger to the next row of its phrase that fits. False: there is none, and it stays. */
bool nci_next_row(const nci_coder *c, nci_trigger *t);

/* Whether the noun that ends at a token has one of the classes ("aid|money"). */
bool nci_has_class(const nci_coder *c, uint32_t token, ncorp_str classes);

/* The token in a noun phrase (its head, those joined to it, and what it consists of) with one of the classes, or NCORP_NONE. */
uint32_t nci_object_in(const nci_coder *c, uint32_t head, ncorp_str classes);

/* The first phrase of its row. */
ncorp_str nci_trigger_name(const nci_coder *c, const nci_trigger *t);

ncorp_str nci_trigger_field(const nci_coder *c, const nci_trigger *t, unsigned column);

/* The first trigger of the sentence at or after a token, as an index into `triggers`. */
uint32_t nci_trigger_from(const nci_coder *c, uint32_t token);

/* event_arguments.c: the phrases around a trigger, with the subject that it shares with other verbs. */
void nci_arguments_of(const nci_coder *c, const nci_trigger *t, const nci_clause *clause, nci_arguments *out);

/* The subject of a verb, its own or shared, as the token at its head; NCORP_NONE when there is none. *weak: it is that of
 * another clause. */
uint32_t nci_clause_subject(const nci_coder *c, const nci_clause *clause, bool *weak);

/* Whether a word stands as a verb does, whatever the tagger says of it: "after meeting Roe". */
bool nci_acts_as_verb(const nci_coder *c, uint32_t token);

/* Whether a verb was read as an adjective of its object: "Peru eased rules". */
bool nci_is_misread(const nci_coder *c, uint32_t verb);

/* The word on which the object of a misread verb hangs. */
uint32_t nci_misread_governor(const nci_coder *c, uint32_t verb);

/* Who is held: "engineers" of "held four engineers hostage", read as one noun; else the object itself. */
uint32_t nci_captive_in(const nci_coder *c, uint32_t object);

/* Where a preposition puts what it marks; NCI_SLOT_NONE for no such word. */
nci_slot nci_slot_of_case(const nci_coder *c, uint32_t phrase, uint32_t *marker);

/* participants.c */
bool nci_party_add(nci_party *p, uint32_t mention);
bool nci_party_has_entity(const nci_coder *c, const nci_party *p, uint32_t mention);
void nci_party_join(const nci_coder *c, nci_party *to, const nci_party *from);

/* What besides people, organisations and countries takes part: buildings and vehicles; and places of any kind, which armed
 * people attack; and whoever else stands there, for none but people kidnap or are kidnapped. */
typedef enum nci_things { NCI_NO_THINGS, NCI_THINGS, NCI_ANY_PLACE, NCI_ANYBODY } nci_things;

/* Adds those whom a phrase means, with those joined to it. */
void nci_party_of(nci_coder *c, uint32_t head, nci_things things, nci_party *out);

/* Whether a noun is for a thing that can be attacked or taken. */
bool nci_is_thing(const nci_coder *c, uint32_t head);

/* A nominal mention of a noun with the words that describe it, acting for a country or (absent) for none: because of a mention
 * or (NCORP_NONE) of none. */
uint32_t nci_nominal_for(nci_coder *c, uint32_t head, ncorp_str iso3, ncorp_str because, uint32_t mention);

/* The entity of a participant, or NCORP_NONE; and the country for which it acts, or absent. */
uint32_t nci_participant_entity(const nci_coder *c, uint32_t mention);
ncorp_str nci_participant_country(const nci_coder *c, uint32_t mention);

/* Where a participant stands in the text. */
ncorp_span nci_participant_span(const nci_coder *c, uint32_t mention);

/* The last token of a participant that is no name: "troops". */
uint32_t nci_participant_head(const nci_coder *c, uint32_t mention);

/* True when somebody in a party is known by name, or at least the country. */
bool nci_party_informs(const nci_coder *c, const nci_party *p);

/* event_codes.c: the country that what describes a noun tells: a nationality, whose it is, where it is ("rebels in northern
 * Mali"); *by gets the word that says so. */
ncorp_str nci_country_of_noun(const nci_coder *c, uint32_t noun, uint32_t *by);

/* event_status.c */
nci_clause nci_clause_of(const nci_coder *c, uint32_t verb);

/* Whether a noun ranks whom it means: "the first state". */
bool nci_is_ranked(const nci_coder *c, uint32_t noun);

/* What the words around a noun say of it: "no", "possible", "ahead of", and the verb of which it is the subject; *by gets the
 * word that says so, or NCORP_NONE. */
ncorp_event_status nci_noun_status(const nci_coder *c, uint32_t noun, uint32_t *by);

/* The mark of a question at the end of the sentence at hand, or NCORP_NONE. */
uint32_t nci_question_mark(const nci_coder *c);

bool nci_lemma_is(const nci_coder *c, uint32_t token, const char *lemma);
bool nci_lemma_is_any(const nci_coder *c, uint32_t token, const char *const *lemmas);

/* Whose word it is is enough ("Turkish threats"); both sides do it; it is between friends; it is a word for or against; things can be its target. */
static inline bool nci_is_reciprocal(ncorp_event_type t) { return t == NCORP_CONSULT || t == NCORP_AGREE || t == NCORP_COOPERATE; }
static inline bool nci_is_cooperative(ncorp_event_type t) { return t <= NCORP_RETREAT; }
static inline bool nci_is_judgement(ncorp_event_type t) { return t == NCORP_ACCUSE || t == NCORP_SUPPORT || t == NCORP_REJECT; }
static inline bool nci_is_beyond(ncorp_event_type t) { return t > NCORP_ASSAULT; }
static inline bool nci_is_word(ncorp_event_type t) { return t == NCORP_THREATEN || t == NCORP_REJECT; }
static inline bool nci_takes_things(const nci_happening *h)
{
  return h->type == NCORP_ASSAULT || h->type == NCORP_COERCE || (h->type == NCORP_RETREAT && nci_str_is(h->mode, "withdraw"));
}

static inline void nci_set_status(nci_happening *h, ncorp_event_status status, uint32_t by)
{
  h->status = status;
  h->from.status = by;
}

/* event_roles.c: begins an event with what its pattern says. */
void nci_start_event(nci_coder *c, nci_happening *h, const nci_trigger *t);

/* Puts the phrases around a trigger into the roles of its frame; gives the slots that are filled, as a set. */
uint32_t nci_fill_roles(nci_coder *c, nci_happening *h, const nci_arguments *args);

void nci_add_role(nci_coder *c, nci_happening *h, uint8_t role, const nci_party *who, nci_slot slot);

/* Near or outside a building something blows up that is meant for it; near a town is a place. */
void nci_keep_targets(const nci_coder *c, const nci_happening *h, const nci_argument *a, nci_party *who);

/* Whether only people can be on both sides of an act: kidnapping, murder. */
bool nci_is_among_people(const nci_coder *c, const nci_trigger *t);

/* True when a slot that the frame needs is not filled. */
bool nci_lacks_role(const nci_trigger *t, uint32_t filled);

/* Whether the subject is somebody who uses force: soldiers, rebels; or (by_name) a country or an organisation. */
bool nci_uses_force(const nci_coder *c, const nci_arguments *args, bool by_name);

/* Adds those whose a thing is: "the minister's decision", "the Turkish raid". */
void nci_owner_of(nci_coder *c, uint32_t thing, nci_party *owner);

/* event_control.c: what a governing verb or a refusal makes of the act. False: there is no event. */
bool nci_apply_control(nci_happening *h, const nci_clause *g);

/* event_beyond.c: what types beyond PLOVER have of their own. Whether an event is told as news; whether two mentions are one
 * happening; where its verb says that it struck; and what a verb that governs it makes of it (false: no event). strikes: a verb
 * that disasters have stands right behind, whatever the tree makes of it. */
bool nci_beyond_strikes(const nci_coder *c, const nci_trigger *t);
bool nci_beyond_is_news(nci_coder *c, const nci_happening *h);
bool nci_beyond_same(const nci_coder *c, const nci_happening *old, const nci_happening *new);
void nci_beyond_place(nci_coder *c, nci_happening *h);
bool nci_beyond_control(nci_happening *h, const nci_clause *g);

/* event_verbs.c: false when it came to nothing, so that a noun in its object may be an event by itself. */
bool nci_code_verb(nci_coder *c, const nci_trigger *t);

/* event_nouns.c: false when it is no event. */
bool nci_code_noun(nci_coder *c, const nci_trigger *t);

/* event_finish.c: whether everybody in a party acts for a state, bears arms, or is a country or an organisation. */
bool nci_is_public(const nci_coder *c, const nci_party *p);

/* Puts an event away with its circumstances; gives where it is kept, or NULL when it is none. */
nci_happening *nci_finish_event(nci_coder *c, nci_happening *h);

/* event_place_time.c: the first time expression that begins at or after a byte offset. */
uint32_t nci_time_from(const nci_coder *c, uint32_t offset);

/* event_place_time.c: sets place, time, date, duration and attribution of an event. */
void nci_event_circumstances(nci_coder *c, nci_happening *h);

/* The place that a phrase names, or NCORP_NONE. */
uint32_t nci_place_in(const nci_coder *c, uint32_t head);

/* Whether two places may be one. */
bool nci_same_place(const nci_coder *c, uint32_t a, uint32_t b);

/* Whether two dates may be told of one day, or of a day and the month it lies in. */
bool nci_may_equal(ncorp_str a, ncorp_str b);

bool nci_is_history(const nci_coder *c, const nci_happening *h, int years);

/* sizes.c: the amounts of the sentence at hand, given to the event they belong to. */
void nci_event_sizes(nci_coder *c);

/* event_chains.c: joins an event to the mention of the same happening or, when it is complete in itself, adds it. Gives
 * where it is kept, or NULL. The pointer holds until the next event is added. */
nci_happening *nci_add_happening(nci_coder *c, const nci_happening *h, bool complete);

/* The latest event of a type that was mentioned at most that many sentences ago; or NULL. */
/* Names for those of an attack who were told before without ("the victims were identified as Ada Wong and Li Roe"). */
void nci_code_identified(nci_coder *c);

/* Notes who is accused of an attack, of which the verb's clause or (NULL) the noun tells: whom it befell is in `h` or in the clause. */
void nci_note_accused(nci_coder *c, const nci_happening *h, const nci_clause *clause);

/* Gives attacks that the article tells as facts, and of which it tells nobody else, those whom it says to be accused of them. */
void nci_join_accused(nci_coder *c);

/* Who carried out an attack that was told before, where it is called a crime ("soldiers took part in the crime"). */
void nci_code_crime(nci_coder *c);

/* Whether a noun is the subject of a verb of harm ("the attack killed nine"). */
bool nci_does_harm(const nci_coder *c, uint32_t noun);

nci_happening *nci_latest(nci_coder *c, ncorp_event_type type, uint32_t sentences_back);

/* True when a party has somebody, or somebody who stands for the same country. */
bool nci_party_covers(const nci_coder *c, const nci_party *p, uint32_t mention);

static inline ncorp_amount *nci_amount_of(ncorp_size *size, nci_size_field field)
{
  ncorp_amount *const amounts[NCI_SIZES] = { &size->dead, &size->injured, &size->arrested, &size->abducted, &size->participants };
  return amounts[field];
}

/* event_sides.c: gives an event without a recipient the one that its sentence alone can mean. */
void nci_find_other_side(nci_coder *c, nci_happening *h);

/* Whether both sides are told by its phrases. */
static inline bool nci_has_two_sides(const nci_happening *h)
{
  return h->actors.count && ((h->recipients.count && !h->from.other_side.size) || h->actors.count > 1);
}

/* event_codes.c: the country of the place that the article's dateline names, or absent; of several places of that name the largest. */
ncorp_str nci_dateline_country(const nci_coder *c);

/* Sets the codes of an event's participants. */
void nci_event_codes(nci_coder *c, nci_happening *h, ncorp_str dateline);

/* event_evidence.c: sets where the fields of an event mention come from that is otherwise complete. */
void nci_put_evidence(nci_coder *c, const nci_happening *h, ncorp_event_mention *e);

/* event_records.c: makes the event mentions of the article, and its nominal mentions. */
void nci_put_events(nci_coder *c);

#endif
