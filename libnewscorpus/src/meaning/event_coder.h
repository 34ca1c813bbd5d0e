/* The event coder's parts, which events.c puts together. No stage but nci_events() needs this header.
 *
 * There is no parse: the coder reads clauses by their closed-class words. event_words.c says what each token does,
 * triggers.c which words evoke events, participants.c who stands where, event_status.c how far it got,
 * event_place_time.c when, where and who says so, sizes.c how many, event_chains.c which mentions are one happening. */
#ifndef NCI_MEANING_EVENT_CODER_H
#define NCI_MEANING_EVENT_CODER_H

#include "meaning/mentions.h"

/* What a token does in its clause; several can hold. */
enum {
  NCI_W_DET = 1u << 0,
  NCI_W_PREP = 1u << 1,
  NCI_W_BE = 1u << 2,
  NCI_W_HAVE = 1u << 3,
  NCI_W_DO = 1u << 4,
  NCI_W_MODAL = 1u << 5,
  NCI_W_NEG = 1u << 6,
  NCI_W_AND = 1u << 7,
  NCI_W_COMMA = 1u << 8,
  NCI_W_STOP = 1u << 9,     /* punctuation that ends a clause */
  NCI_W_REL = 1u << 10,     /* who, which, that */
  NCI_W_SUB = 1u << 11,     /* when, because, after */
  NCI_W_ADV = 1u << 12,
  NCI_W_PRON = 1u << 13,
  NCI_W_POSS = 1u << 14,    /* 's */
  NCI_W_TO = 1u << 15,
  NCI_W_QUOTE = 1u << 16,
  NCI_W_FIRST = 1u << 17,   /* I, we, our */
  NCI_W_IF = 1u << 18,      /* makes what follows hypothetical */
  NCI_W_FUTURE = 1u << 19,  /* will, shall */
  NCI_W_TIME = 1u << 20,    /* part of a time expression */
  NCI_W_ING = 1u << 21,     /* ends in -ing */
  NCI_W_ED = 1u << 22,      /* ends in -ed */
  NCI_W_SAY = 1u << 23,     /* a reporting verb */
  NCI_W_TRIGGER = 1u << 24, /* begins a trigger */
  NCI_W_LOWER = 1u << 25,   /* a lower-case word */
  NCI_W_DEAD = 1u << 26,    /* part of an idiom */
  NCI_W_WITHOUT = 1u << 27
};

#define NCI_W_AUX (NCI_W_BE | NCI_W_HAVE | NCI_W_DO | NCI_W_MODAL)
#define NCI_W_CLOSED (NCI_W_DET | NCI_W_PREP | NCI_W_AUX | NCI_W_NEG | NCI_W_AND | NCI_W_COMMA | NCI_W_STOP | NCI_W_REL | \
                      NCI_W_SUB | NCI_W_POSS | NCI_W_TO | NCI_W_QUOTE)

/* Where a participant stands to its trigger. */
typedef enum nci_slot {
  NCI_SLOT_NONE = 0, NCI_SLOT_S, NCI_SLOT_O, NCI_SLOT_WITH, NCI_SLOT_TO, NCI_SLOT_ON, NCI_SLOT_AGAINST, NCI_SLOT_OF,
  NCI_SLOT_BY, NCI_SLOT_BETWEEN, NCI_SLOT_AMONG, NCI_SLOT_FROM, NCI_SLOT_FOR, NCI_SLOT_AT, NCI_SLOT_IN, NCI_SLOT_INTO,
  NCI_SLOT_OVER, NCI_SLOT_NEAR, NCI_SLOT_ALONG, NCI_SLOT_OUTSIDE, NCI_SLOT_ALONGSIDE, NCI_SLOT_AS, NCI_SLOT_ABOUT,
  NCI_SLOT_AFTER, NCI_SLOT_BEFORE, NCI_SLOT_DURING, NCI_SLOT_COUNT
} nci_slot;

/* What a frame makes of a slot. */
enum { NCI_ROLE_ACTOR = 1, NCI_ROLE_RECIPIENT = 2, NCI_ROLE_THEME = 4, NCI_ROLE_NEEDED = 8 };

/* The kinds of triggers_light.tsv and triggers_control.tsv. */
typedef enum nci_light {
  NCI_LIGHT_NONE = 0, NCI_LIGHT_DO, NCI_LIGHT_JOIN, NCI_LIGHT_TELL, NCI_LIGHT_PLAN, NCI_LIGHT_CANCEL, NCI_LIGHT_INCLUDE,
  NCI_LIGHT_FACE
} nci_light;
typedef enum nci_control {
  NCI_CONTROL_NONE = 0, NCI_CONTROL_AGREE, NCI_CONTROL_REFUSE, NCI_CONTROL_THREATEN, NCI_CONTROL_PLEDGE,
  NCI_CONTROL_PLAN, NCI_CONTROL_TRY, NCI_CONTROL_FAIL, NCI_CONTROL_ASK, NCI_CONTROL_SUCCEED, NCI_CONTROL_END,
  NCI_CONTROL_DENY, NCI_CONTROL_ACCUSE, NCI_CONTROL_LET
} nci_control;

/* The head of people who act, and of those who act for a state. */
enum { NCI_AGENT = 1, NCI_AGENT_OF_STATE = 2 };

typedef struct nci_event_word {
  uint32_t flags;  /* NCI_W_... */
  uint8_t slot;    /* nci_slot of a preposition */
  uint8_t light;   /* nci_light */
  uint8_t control; /* nci_control */
  uint8_t agent;   /* nci_agent */
} nci_event_word;

/* Forms of a verb. */
enum { NCI_FORM_BASE = 1, NCI_FORM_S = 2, NCI_FORM_ING = 4, NCI_FORM_PAST = 8, NCI_FORM_PART = 16 };

typedef struct nci_trigger {
  uint32_t first, end; /* tokens */
  uint32_t row;        /* of triggers.tsv */
  uint8_t type;        /* ncorp_event_type */
  uint8_t form;        /* NCI_FORM_..., of a verb */
  bool noun;
  bool both;           /* needs two participants */
  uint32_t object;     /* the noun that its row asks for, or NCORP_NONE */
  uint8_t role[NCI_SLOT_COUNT];
} nci_trigger;

enum { NCI_PARTY_MAX = 12 };

/* Some participants: indexes of mentions; those from coder->mention_count on are the coder's own nominal mentions. */
typedef struct nci_party {
  uint32_t at[NCI_PARTY_MAX];
  uint32_t count;
} nci_party;

/* A nominal mention that the coder adds. */
typedef struct nci_nominal {
  uint32_t first, end; /* tokens */
  ncorp_str iso3;      /* of the country for which it acts, or absent */
} nci_nominal;

/* A noun of triggers_objects.tsv. */
typedef struct nci_object_noun {
  uint32_t token, row;
} nci_object_noun;

/* An event in the making. */
typedef struct nci_happening {
  nci_trigger trigger;
  uint32_t sentence;
  uint32_t seen, at;  /* the sentence of its latest mention, and the token */
  ncorp_event_type type;
  ncorp_str mode, context, cameo; /* mode and context may be absent */
  nci_party actors, recipients;
  ncorp_event_status status;
  uint32_t place, time, attribution;
  ncorp_str date, duration;
  ncorp_size size;
  NCI_VEC(ncorp_count) counts;
  uint8_t slots;      /* how many slots of the frame were filled */
  uint8_t evidence;   /* how many mentions of it there are */
  bool definite;      /* "the talks": may be one that was told before */
  bool anaphoric;     /* and says nothing of its own about who took part */
  bool in_person;     /* "in-person talks" are no call */
  bool guessed;       /* the subject was taken from farther away */
  bool title;         /* only the title tells it so far */
  nci_slot last_slot; /* what filled the recipient, for `because` */
} nci_happening;

typedef struct nci_coder {
  nci_document *doc;
  nci_arena *arena;
  const nci_lexicon *lexicon;
  nci_event_word *words; /* [token] */
  uint32_t mention_count;
  NCI_VEC(nci_nominal) nominals;
  NCI_VEC(uint32_t) countries;   /* the entities of the article that are countries, each country once */
  NCI_VEC(nci_trigger) triggers; /* of the sentence at hand, in text order */
  NCI_VEC(nci_object_noun) objects; /* of the sentence at hand, in text order */
  NCI_VEC(nci_happening) events;
  uint32_t sentence, first, end; /* the sentence at hand and its tokens */
  nci_party subject;             /* of the last verb in the sentence */
  nci_party main;                /* of its first */
  uint32_t sport;                /* sentences with words of sport */
} nci_coder;

/* The flags of a token; those of a full stop beyond the sentence. */
static inline uint32_t nci_word(const nci_coder *c, uint32_t token)
{
  return token >= c->first && token < c->end ? c->words[token].flags : NCI_W_STOP;
}

/* event_words.c: sets `words` for the whole article. */
void nci_event_words(nci_coder *c);

/* triggers.c: sets `triggers` and `objects` of the sentence at hand, and marks light verbs, control words, agents and
 * idioms in `words`. A word that can be verb and noun is decided by its neighbours. */
void nci_find_triggers(nci_coder *c);

/* The first token in [from, to) with a noun of the class or classes ("aid|money"), or NCORP_NONE. */
uint32_t nci_object_in(const nci_coder *c, ncorp_str classes, uint32_t from, uint32_t to);

/* The first trigger of the sentence that begins at or after a token, as an index into `triggers`. */
uint32_t nci_trigger_from(const nci_coder *c, uint32_t token);

ncorp_str nci_trigger_field(const nci_coder *c, const nci_trigger *t, unsigned column);

/* participants.c */
bool nci_party_add(nci_party *p, uint32_t mention);
bool nci_party_has_entity(const nci_coder *c, const nci_party *p, uint32_t mention);
void nci_party_join(const nci_coder *c, nci_party *to, const nci_party *from);

/* Adds the participants of the noun phrases that begin at a token ("A, B and the envoys of C"); gives the token after
 * them, or `from` itself when there are none. */
uint32_t nci_chain_right(nci_coder *c, uint32_t from, uint32_t limit, nci_party *out);

/* Adds the participants of the subject that ends before a token; gives the subject's first token, or `before` itself
 * when there is none. `event` is set when the subject is itself a trigger noun. */
uint32_t nci_chain_left(nci_coder *c, uint32_t before, nci_party *out, const nci_trigger **event);

/* Adds the possessor before a noun phrase that ends at the trigger ("Russia's recent attack", "a Russian attack"). */
bool nci_possessor(nci_coder *c, uint32_t noun, nci_party *out);

/* Makes a nominal mention of a noun with the words that describe it; gives its index, or NCORP_NONE. */
uint32_t nci_add_nominal(nci_coder *c, uint32_t head);

/* The entity of a participant, or NCORP_NONE; and the country for which it acts, or absent. */
uint32_t nci_participant_entity(const nci_coder *c, uint32_t mention);
ncorp_str nci_participant_country(const nci_coder *c, uint32_t mention);

/* The first token of the noun phrase that ends before a token. */
uint32_t nci_phrase_start(const nci_coder *c, uint32_t before);

/* event_status.c: what stands before a verb. */
typedef struct nci_verb_group {
  uint32_t start;        /* its first token: auxiliary, adverb or the verb */
  bool passive, infinitive, negated, progressive;
  bool finite;           /* has a tense of its own */
  ncorp_event_status status;
  nci_control control;   /* what governs an infinitive or gerund */
  uint32_t governor;     /* where, or NCORP_NONE */
} nci_verb_group;

nci_verb_group nci_verb_group_of(const nci_coder *c, uint32_t verb, uint8_t form);

/* The status that words before a noun phrase give it ("no", "possible", "ahead of"), or that its own verb gives. */
ncorp_event_status nci_noun_status(const nci_coder *c, uint32_t phrase, uint32_t noun_end);

/* True when an if-clause or the like encloses the token. */
bool nci_is_conditional(const nci_coder *c, uint32_t token);

/* event_place_time.c: sets place, time, date, duration and attribution of an event. */
void nci_event_circumstances(nci_coder *c, nci_happening *h, uint32_t from, uint32_t to);

/* The smallest quotation around a token, or NCORP_NONE. */
uint32_t nci_quote_around(const nci_coder *c, uint32_t token);

/* sizes.c: the amounts of the sentence at hand, given to the event they belong to. */
void nci_event_sizes(nci_coder *c);

/* True for a token that is part of a number: "hundred" in "several hundred people". */
bool nci_is_counted(const nci_coder *c, uint32_t token);

/* event_chains.c: joins an event to the mention of the same happening or, when it is complete in itself, adds it. Gives
 * where it is kept, or NULL. The pointer holds until the next event is added. */
nci_happening *nci_add_happening(nci_coder *c, const nci_happening *h, bool complete);

/* The latest event of a type that was mentioned at most that many sentences ago; or NULL. */
nci_happening *nci_latest(nci_coder *c, ncorp_event_type type, uint32_t sentences_back);

/* event_records.c: makes the event mentions of the article, and its nominal mentions. */
void nci_put_events(nci_coder *c);

/* True when somebody in a party is known, or at least the country. */
bool nci_party_informs(const nci_coder *c, const nci_party *p);

/* True when a party has somebody, or somebody who stands for the same country. */
bool nci_party_covers(const nci_coder *c, const nci_party *p, uint32_t mention);

#endif
