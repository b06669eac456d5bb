// A terminal that a program has to itself for a while, and that is given back as it was: when the program ends, sleeps,
// is killed by a signal that can be caught, or crashes.
#ifndef CTERMINAL_H
#define CTERMINAL_H

#include <stddef.h>
#include <stdint.h>

/// What `cterminal_wait` saw; bits that may be set together.
enum {
  CTERMINAL_INPUT = 1,
  CTERMINAL_RESIZED = 2,
  /// A signal asks the program to end: `cterminal_end` does as it asks.
  CTERMINAL_ENDING = 4,
  /// The program was asleep, and the screen may hold something else by now.
  CTERMINAL_WOKEN = 8,
  /// A signal asks the program to sleep.
  CTERMINAL_SLEEP = 16,
  /// The terminal is gone.
  CTERMINAL_CLOSED = 32,
};

/// Whether standard input and output are a terminal.
int cterminal_is_terminal(void);

/// Takes the terminal: keys come one by one and unchanged, the other screen is shown, signals are caught. 0, or the system's
/// error number.
int cterminal_take(void);

/// Gives the terminal back as it was, and signals their old meaning. May be called at any time, and twice.
void cterminal_give_back(void);

/// Sleeps as Ctrl-Z makes other programs sleep, the terminal given back meanwhile, and takes it again.
void cterminal_sleep(void);

/// Waits for something to happen, at most so many milliseconds; -1 for as long as it takes. Bits, 0 for nothing.
int cterminal_wait(int milliseconds);

/// Reads keys that have come, without waiting. Bytes, 0 for none.
size_t cterminal_read(uint8_t *bytes, size_t count);

/// Writes all bytes; 0, or the system's error number.
int cterminal_write(const uint8_t *bytes, size_t count);

/// Rows and columns; 24 and 80 where the terminal does not say.
void cterminal_size(int *rows, int *columns);

/// Gives the terminal back, and ends the program by the signal that asked for it, as if it had not been caught. Returns where
/// none did.
void cterminal_end(void);

#endif
