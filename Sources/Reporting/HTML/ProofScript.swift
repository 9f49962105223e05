/// The script of the page: shows and hides findings. Without it everything is shown.
///
/// It has neither `&` nor `<`, so that the page is well-formed XML.
enum ProofScript {
  static let text = """

    'use strict';
    (() => {
      const form = document.querySelector('.filters');
      if (!form) return;
      const boxes = [...form.querySelectorAll('input')];
      const items = [...document.querySelectorAll('[data-severity]')];
      const marks = [...document.querySelectorAll('mark')];
      const total = document.querySelectorAll('.note').length;
      const chosen = (name) => {
        const checked = boxes.filter((box) => box.checked);
        return new Set(checked.filter((box) => box.name === name).map((box) => box.value));
      };
      const update = () => {
        const severities = chosen('severity');
        const families = chosen('family');
        const shown = new Set();
        for (const item of items) {
          const isChosen = severities.has(item.dataset.severity) ? families.has(item.dataset.family) : false;
          item.hidden = !isChosen;
          if (isChosen ? item.id : false) shown.add(item.id);
        }
        for (const mark of marks) {
          mark.classList.toggle('off', !mark.dataset.notes.split(' ').some((id) => shown.has(id)));
        }
        form.querySelector('output').textContent = `${shown.size} of ${total} findings shown`;
      };
      form.hidden = false;
      form.addEventListener('change', update);
      update();
    })();

    """

  /// The name by which the page's security policy allows the script; a test says what it must be.
  static let hash = "sha256-aEzKw02BlCOZ9HuRH+tOI92Toqd13csBXUOyRA3fH8Q="
}
