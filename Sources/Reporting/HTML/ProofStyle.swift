/// The style of the page.
enum ProofStyle {
  static let text = """

    :root {
      --paper: #fdfcf9; --ink: #1d1d1b; --quiet: #5c5a55; --line: #d9d5cc; --link: #0b57a4; --card: #ffffff;
      --error: #a8071a; --error-wash: #ffdcdc; --warning: #7a4a00; --warning-wash: #ffe7b3;
      --advice: #0b5a73; --advice-wash: #d5eef6;
    }
    @media (prefers-color-scheme: dark) {
      :root {
        --paper: #191a1c; --ink: #e8e6e1; --quiet: #aaa69d; --line: #3d3e41; --link: #8ec1ff; --card: #222427;
        --error: #ff9a9a; --error-wash: #5a1d22; --warning: #ffcf70; --warning-wash: #4d3810;
        --advice: #8fd6ec; --advice-wash: #113f4e;
      }
    }
    * { box-sizing: border-box; }
    [hidden] { display: none !important; }
    html { scroll-padding-top: 1rem; }
    body {
      margin: 0; background: var(--paper); color: var(--ink);
      font: 1.0625rem/1.55 Georgia, "Source Serif 4", "Liberation Serif", serif; overflow-wrap: anywhere;
    }
    body > header, main { max-width: 76rem; margin: 0 auto; padding: 0 1.5rem; }
    body > header { padding-top: 1.5rem; }
    h1, h2, .notes, .filters, nav, .counts, .clean, .skip, header p {
      font-family: system-ui, "Segoe UI", "Liberation Sans", sans-serif;
    }
    h1 { font-size: 1.6rem; margin: 0; }
    h2 { font-size: 1.15rem; }
    a { color: var(--link); }
    :focus-visible { outline: 3px solid var(--link); outline-offset: 2px; }
    .skip { position: absolute; left: -99rem; }
    .skip:focus { left: 1rem; top: .5rem; background: var(--card); padding: .5rem; }
    .filters { display: flex; flex-wrap: wrap; gap: .75rem 1.5rem; align-items: end; font-size: .95rem; }
    .filters fieldset { border: 1px solid var(--line); border-radius: .4rem; padding: .3rem .8rem .5rem; margin: 0; }
    .filters legend { color: var(--quiet); padding: 0 .3rem; }
    .filters label { margin-right: 1rem; white-space: nowrap; }
    .filters p { margin: .4rem 0; }
    .count, .counts, .score, .place, .label { color: var(--quiet); }
    nav { font-size: .95rem; }
    nav li { margin: .2rem 0; }
    .errors { border-left: .3rem solid var(--error); padding-left: 1rem; margin-top: 1.5rem; }
    .errors h2 { color: var(--error); margin: 0; }
    .draft { border-top: 1px solid var(--line); margin-top: 2rem; padding-top: .5rem; content-visibility: auto;
      contain-intrinsic-size: auto 60rem; }
    .draft > h2 { margin: .5rem 0 0; }
    .draft > .counts { margin: 0 0 1.5rem; font-size: .95rem; }
    .row { display: grid; grid-template-columns: minmax(0, 42rem) minmax(0, 1fr);
      grid-template-rows: auto 1fr; gap: 0 2.5rem; }
    .row > *, .rest > * { grid-column: 1; margin: 0 0 1rem; }
    .row > .rest { margin: 0; }
    h3.title { font-size: 1.7rem; line-height: 1.2; }
    :is(.row, .rest) > :is(h4, h5, h6) { font-size: 1.2rem; line-height: 1.3; }
    .item { padding-left: 1.6rem; text-indent: -1.2rem; }
    .depth-2 { padding-left: 3.2rem; } .depth-3 { padding-left: 4.8rem; } .depth-4 { padding-left: 6.4rem; }
    .marker { color: var(--quiet); }
    blockquote { border-left: .2rem solid var(--line); padding-left: 1rem; font-style: italic; }
    blockquote p { margin: 0; }
    .caption, .metadata, .cell { color: var(--quiet); font-size: .95rem; }
    pre { overflow-x: auto; background: var(--card); border: 1px solid var(--line); padding: .7rem; font-size: .85rem; }
    .link { text-decoration: underline; text-decoration-color: var(--quiet); }
    mark { color: inherit; background: none; white-space: pre-wrap; border-radius: .15rem; }
    mark.error { background: var(--error-wash); border-bottom: .15rem solid var(--error); }
    mark.warning { background: var(--warning-wash); border-bottom: .15rem dashed var(--warning); }
    mark.advice { background: var(--advice-wash); border-bottom: .15rem dotted var(--advice); }
    mark.off { background: none; border: 0; }
    .reference { font: bold .7rem system-ui, "Liberation Sans", sans-serif; line-height: 0; margin-left: .1rem; }
    .reference a { text-decoration: none; padding: .1rem; }
    .reference .error, .error .severity { color: var(--error); }
    .reference .warning, .warning .severity { color: var(--warning); }
    .reference .advice, .advice .severity { color: var(--advice); }
    .row > .notes { grid-column: 2; grid-row: 1 / 3; margin: 0; font-size: .875rem; line-height: 1.4; }
    .note { background: var(--card); border: 1px solid var(--line); border-left: .3rem solid; border-radius: .3rem;
      padding: .5rem .75rem; margin: 0 0 .6rem; }
    .note.error { border-left-color: var(--error); }
    .note.warning { border-left-color: var(--warning); border-left-style: dashed; }
    .note.advice { border-left-color: var(--advice); border-left-style: dotted; }
    .note:target { outline: 3px solid var(--link); outline-offset: -3px; }
    .note h4 { margin: 0; font-size: .875rem; }
    .note p { margin: .2rem 0; }
    .note ul { margin: .2rem 0; padding-left: 1.2rem; }
    .number { display: inline-block; min-width: 1.4em; text-align: center; }
    .place { font-size: .8rem; }
    .rule { font-family: ui-monospace, "Liberation Mono", monospace; }
    summary { cursor: pointer; color: var(--quiet); }
    .clean { margin: 2rem 0; }
    @media (max-width: 58rem) { .row { grid-template-columns: minmax(0, 1fr); }
      .row > .notes { grid-column: 1; grid-row: auto; margin: 0 0 1rem 1rem; } }
    @media print { .filters, .skip { display: none; } .note, .row { break-inside: avoid; } }

    """

  /// The name by which the page's security policy allows the style; a test says what it must be.
  static let hash = "sha256-0jb80coJp1UPhs60PcL2k+NYKCVmq0k4VRveM9o4YIw="
}
