# The menu. `make demo` shows what the project does; `make test` builds and passes every test. Both install what is
# missing on Debian 12, as root or through sudo, and say what.

PRESET := default
BUILD := build
JOBS ?= $(shell nproc)
CTEST := ctest --output-on-failure -j$(JOBS) --timeout 900
VENV := $(BUILD)/venv
SCALE ?= 1

.PHONY: help deps deps-build build demo test asan tsan valgrind coverage oom fuzz bench bench-link lint docs install clean

help:
	@sed -n 's/^#: //p' Makefile

#: make demo      analyse the example corpus and make its report page
demo: build
	@.ci/demo $(BUILD)

#: make build     the command in build/bin, libraries in build/lib, Python in build/python, Lua in build/lua
build: deps-build
	@cmake --preset $(PRESET) >$(BUILD).log 2>&1 || { cat $(BUILD).log; exit 1; }
	@mkdir -p $(BUILD) && mv $(BUILD).log $(BUILD)/configure.log
	@cmake --build --preset $(PRESET) -j$(JOBS)

#: make test      every test, under the sanitizers too
test: deps $(VENV)/ready
	@$(MAKE) --no-print-directory build asan
	@$(CTEST) --test-dir $(BUILD)

$(VENV)/ready: bindings/python/requirements-test.txt
	@mkdir -p $(BUILD)
	python3 -m venv $(VENV)
	$(VENV)/bin/pip install --quiet --disable-pip-version-check -r $<
	@touch $@

#: make asan      the tests under the address and undefined-behaviour sanitizers
#: make tsan      the thread tests under the thread sanitizer
#: make coverage  line and branch coverage of the C tests, in build-coverage/report
asan tsan: deps
	@cmake --preset $@ >/dev/null
	@cmake --build --preset $@ -j$(JOBS)
	@$(CTEST) --test-dir $(BUILD)-$@ $(if $(filter tsan,$@),-L threads)

coverage: deps
	@cmake --preset $@ >/dev/null
	@cmake --build --preset $@ -j$(JOBS)
	@$(CTEST) --test-dir $(BUILD)-$@
	@.ci/coverage $(BUILD)-$@

#: make valgrind  the C tests that do not measure time, under valgrind's memory checker
valgrind: deps build
	@ctest --test-dir $(BUILD) -T memcheck -j$(JOBS) --output-on-failure -L "unit|conformance|invalid|fuzz" \
	  -E "format/limits|meaning/qu" --overwrite "MemoryCheckCommandOptions=-q --leak-check=full --error-exitcode=9"

#: make oom       every allocation of the quickstart fails, once and for good
oom: deps build
	@$(CTEST) --test-dir $(BUILD) -L oom --verbose

#: make fuzz      each fuzzer for SECONDS_EACH (60) seconds
fuzz: deps
	@cmake --preset $@ >/dev/null
	@cmake --build --preset $@ -j$(JOBS)
	@.ci/fuzz $(BUILD)-$@ $(or $(SECONDS_EACH),60)

#: make bench     speed and memory of each stage; JSON in build/bench.json
bench: deps build
	@.ci/bench $(BUILD) $(SCALE)

#: make bench-link time, memory and truth of linking: a million articles, and half of them; a crowd; JSON in build/
bench-link: deps build
	@for n in 12500 25000 50000 100000; do $(BUILD)/tests/bench/newscorpus-bench-link $$n $(BUILD)/bench-link-crowd-$$n.json 0 "" crowd || exit 1; done
	@$(BUILD)/tests/bench/newscorpus-bench-link 500000 $(BUILD)/bench-link-half.json 0 $(BUILD)
	@$(BUILD)/tests/bench/newscorpus-bench-link 1000000 $(BUILD)/bench-link.json 0 $(BUILD)

#: make lint      the checks that need no build: layering, registries, spelling of public names
lint: deps-build
	@python3 tests/meta/lint.py

#: make docs      the manual pages as text; the headers are the API's manual
docs: build
	@for page in $(BUILD)/libnewscorpus/man/*.1; do MANWIDTH=100 man -l $$page | cat; done

#: make install   into PREFIX (/usr/local)
install: build
	@cmake --install $(BUILD) --prefix $(or $(PREFIX),/usr/local)

#: make clean     remove everything that was built
clean:
	rm -rf build build-c build-asan build-tsan build-coverage build-fuzz

deps:
	@.ci/setup build bindings test
deps-build:
	@.ci/setup build bindings
