package org.numberrefresh.simulation.apps;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.numberrefresh.simulation.apps.AnswerBook.Asked;
import org.numberrefresh.synthetic.Hash;

class AnswerBookTest {

  private final AnswerBook book = new AnswerBook();

  @Test
  void what_was_answered_about_many_numbers_is_found_again() {
    for (int i = 0; i < 100_000; i++) {
      AppQuestion item = new AppQuestion("r" + i, Hash.mix(i, 0), 1);
      assertEquals(Asked.NEW, book.ask(item));
      if (i % 3 != 0) {
        book.settle(item, i % 2 == 0 ? SimulatedAnswer.NOT_BOUND : SimulatedAnswer.FAILED);
      }
    }
    for (int i = 0; i < 100_000; i++) {
      SimulatedAnswer expected = i % 2 == 0 ? SimulatedAnswer.NOT_BOUND : SimulatedAnswer.FAILED;
      assertEquals(Optional.of(i % 3 == 0 ? SimulatedAnswer.ASKED : expected), book.answer(Hash.mix(i, 0)));
    }
    assertEquals(Optional.empty(), book.answer(Hash.mix(100_000, 0)));
  }

  @Test
  void a_question_is_repeated_changed_or_of_another_order() {
    assertEquals(Asked.NEW, book.ask(new AppQuestion("a", 5, 1)));
    assertEquals(Asked.REPEATED, book.ask(new AppQuestion("a", 5, 1)));
    assertEquals(Asked.CHANGED, book.ask(new AppQuestion("b", 5, 1)));
    assertEquals(Asked.CHANGED, book.ask(new AppQuestion("a", 5, 2)));
    assertEquals(Asked.ANEW, book.ask(new AppQuestion("c", 5, 3)));
  }

  @Test
  void every_repeat_is_held_against_the_first_ref_of_its_order() {
    book.ask(new AppQuestion("a", 5, 1));
    assertEquals(Asked.CHANGED, book.ask(new AppQuestion("b", 5, 1)));
    assertEquals(Asked.CHANGED, book.ask(new AppQuestion("b", 5, 1)));
    assertEquals(Asked.REPEATED, book.ask(new AppQuestion("a", 5, 1)));
  }

  @Test
  void being_asked_again_does_not_undo_an_answer() {
    AppQuestion item = new AppQuestion("a", 5, 1);
    book.ask(item);
    book.settle(item, SimulatedAnswer.UNBOUND);
    book.ask(item);
    assertEquals(Optional.of(SimulatedAnswer.UNBOUND), book.answer(5));
  }
}
