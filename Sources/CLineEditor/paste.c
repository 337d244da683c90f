// Pasted text: terminals mark where it starts and ends, and nothing in between is a key.
#define _GNU_SOURCE 1
#define _DARWIN_C_SOURCE 1

#include "editor.h"

#include <stdlib.h>
#include <string.h>
#include <wchar.h>
#include <wctype.h>

enum { LONGEST = 1 << 18 };

struct text {
  wchar_t *characters;
  size_t count, room;
};

static bool add(struct text *text, wchar_t character) {
  if (text->count + 1 >= text->room) {
    size_t room = text->room == 0 ? 256 : text->room * 2;
    wchar_t *grown = realloc(text->characters, room * sizeof *grown);
    if (grown == NULL) return false;
    text->characters = grown;
    text->room = room;
  }
  text->characters[text->count++] = character;
  text->characters[text->count] = L'\0';
  return true;
}

/// Reads up to the closing mark. False if input ended, or was given up with Ctrl-C, before it.
static bool gather(le_editor *editor, struct text *text, bool *whole) {
  static const wchar_t mark[] = L"\033[201~";
  size_t matched = 0;
  *whole = true;
  for (;;) {
    wchar_t character;
    if (el_wgetc(editor->line, &character) != 1) return false;
    // Terminals keep control characters out of a paste; so this is a person whose terminal lost the closing mark.
    if (character == L'\3') {
      el_push(editor->line, "\3");
      return false;
    }
    if (character == mark[matched]) {
      if (mark[++matched] == L'\0') return true;
      continue;
    }
    for (size_t index = 0; index < matched; index++)
      if (text->count >= LONGEST || !add(text, mark[index])) *whole = false;
    matched = character == mark[0] ? 1 : 0;
    if (matched == 0 && (text->count >= LONGEST || !add(text, character))) *whole = false;
  }
}

static bool breaks(wchar_t character) { return character == L'\n' || character == L'\r'; }

/// Makes one line of it: tabs and odd spaces to spaces, line breaks to the chosen text, control characters away.
static struct text flatten(const struct text *pasted, const wchar_t *line_break) {
  struct text flat = {0};
  bool pending = false, any = false;
  for (size_t index = 0; index < pasted->count; index++) {
    wchar_t character = pasted->characters[index];
    if (breaks(character)) {
      pending = any;
      continue;
    }
    if (character == L'\t') character = L' ';
    if (iswcntrl((wint_t)character)) continue;
    // Indentation says nothing after a break, and a break says nothing at the end.
    if (pending && iswspace((wint_t)character)) continue;
    if (pending) {
      while (flat.count > 0 && flat.characters[flat.count - 1] == L' ') flat.count--;
      // A line that already ends as the break starts doesn't need it twice.
      bool there = flat.count > 0 && flat.characters[flat.count - 1] == line_break[0];
      for (const wchar_t *next = line_break + (there ? 1 : 0); *next != L'\0'; next++) add(&flat, *next);
    }
    pending = false;
    any = true;
    add(&flat, character);
  }
  return flat;
}

bool le_paste(le_editor *editor) {
  struct text pasted = {0};
  bool whole = true;
  bool complete = gather(editor, &pasted, &whole);
  wchar_t line_break[16] = L"; ";
  if (editor->paste_break != NULL && mbstowcs(line_break, editor->paste_break, 15) == (size_t)-1)
    wcscpy(line_break, L"; ");
  line_break[15] = L'\0';
  // Half of a paste that was too long would be another text.
  if (whole && pasted.count > 0) {
    struct text flat = flatten(&pasted, line_break);
    if (flat.count > 0) el_winsertstr(editor->line, flat.characters);
    free(flat.characters);
  }
  free(pasted.characters);
  return complete && whole;
}
