import Dispatch
import Foundation
import ScenarioHarness

/// The first SIGINT or SIGTERM stops the runs and lets the reports be written; the second ends the process at once.
final class InterruptSignal {
    private let sources: [any DispatchSourceSignal]

    init(_ cancellation: CancellationFlag) {
        sources = [SIGINT, SIGTERM].map { number in
            signal(number, SIG_IGN)
            let source = DispatchSource.makeSignalSource(signal: number, queue: .global(qos: .userInteractive))
            source.setEventHandler { @Sendable in
                if cancellation.isCancelled { _exit(ExitStatus.interrupted.rawValue) }
                cancellation.cancel()
            }
            source.resume()
            return source
        }
    }

    func stop() {
        for source in sources { source.cancel() }
    }
}
