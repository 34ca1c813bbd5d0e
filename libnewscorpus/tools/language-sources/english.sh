#!/bin/sh
# Trains the English model that is built into the library: english.sh NEWSCORPUS-TRAIN DATA VECTORS OUT.ncm [OPTIONS...]
#
# DATA holds, for training, train/pos_dep/UD_English-EWT (UD English EWT 2.16), train/pos_dep_coref_ner/GUM-open (the documents of
# GUM 11 with open texts), train/ner/UNER_English-EWT, train/ner/GUM-derived (names derived from GUM) and train/ner/wikigold;
# and dev/... for measuring. VECTORS is what vectors.py makes. Which sources in what editions: THIRD_PARTY.md.
set -eu
trainer=$1 data=$2 vectors=$3 out=$4
shift 4
forms=$(dirname "$0")/../../data/training/english_forms.tsv
exec "$trainer" -o "$out" --language en --vectors "$vectors" --forms "$forms" \
  --train "$data/train/pos_dep/UD_English-EWT/en_ewt-ud-train.conllu" "$data/train/pos_dep_coref_ner/GUM-open" \
  --dev "$data/dev/pos_dep/UD_English-EWT/en_ewt-ud-dev.conllu" "$data/dev/pos_dep_coref_ner/GUM-open" \
  --names-train "$data/train/ner/UNER_English-EWT/en_ewt-ud-train.iob2" "$data/train/ner/GUM-derived/derived-gum-names.iob2" \
  "$data/train/ner/wikigold/wikigold.conll.txt" \
  --names-dev "$data/dev/ner/UNER_English-EWT/en_ewt-ud-dev.iob2" "$@"
