import Linting
import Platform

/// The drafts of a run, in order: how many are read at once, and the bar that shows how far the work is.
struct DraftQueue {
  let items: WorkItems
  let jobs: Int
  /// nil where none is shown.
  let progress: ProgressBar?

  /// - Parameters:
  ///   - jobs: the most that may be read at once.
  ///   - largestLine: the most bytes a line of JSON lines may have.
  init(
    _ sources: [DraftSource], format: InputFormat, jobs: Int, showsProgress: Bool,
    largestLine: Int = FilePath.largestSize
  ) {
    items = WorkItems(sources, format: format, largestLine: largestLine)
    // How many drafts a file of lines holds is not known before it is read.
    let isStream = sources.contains(where: format.isLines)
    self.jobs = isStream ? jobs : min(jobs, max(1, sources.count))
    progress = showsProgress ? ProgressBar(total: isStream ? nil : sources.count) : nil
  }
}
