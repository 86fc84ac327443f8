import CortexM
import Foundation

/// Million instructions a second of the stepper, next to the peer's on the same image, in interleaved rounds.
enum StepperBenchmark {
    static func run(image: String, tiny: String) throws {
        var machine = Machine(BareMachine.configuration())
        let peer = Peer()
        var ours: [Double] = []
        var theirs: [Double] = []
        var instructions: UInt64 = 0
        for _ in 0..<5 {
            try BareMachine.load(image, into: &machine)
            var stop = Stop.limit
            let time = ContinuousClock().measure { stop = machine.run() }
            guard case .exit(code: 0) = stop else { throw UnexpectedStop(stop: stop) }
            instructions = machine.instructions
            ours.append(Double(instructions) / (time / .seconds(1)) / 1e6)
            if let peer {
                // A process that does next to nothing is the peer's start-up, which is not its speed.
                let seconds = try peer.seconds(image: image) - peer.seconds(image: tiny)
                theirs.append(Double(instructions) / seconds / 1e6)
            }
        }
        print("stepper: \(Int(median(ours))) MIPS (median of \(ours.count), \(instructions) instructions)")
        if theirs.isEmpty {
            print("stepper: no ratio, qemu-system-arm is not installed")
        } else {
            let ratio = median(ours) / median(theirs)
            print(
                "stepper: \(String(format: "%.3f", ratio)) of qemu-system-arm's \(Int(median(theirs))) MIPS (TCG, start-up taken off); bar 0.15"
            )
        }
    }

    struct UnexpectedStop: Error {
        var stop: Stop
    }
}
