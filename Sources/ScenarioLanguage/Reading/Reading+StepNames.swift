import Diagnostics

/// The steps that triggers name: each has to be there, once, and to come before what waits for it.
extension Reading {
    func checkStepNames(_ scenario: ScenarioDescription) {
        let steps = scenario.stimuli
        var places: [String: [Int]] = [:]
        for (place, step) in steps.enumerated() {
            if let name = step.name?.value { places[name, default: []].append(place) }
        }
        // What each step waits for; nil for one that waits for no other.
        var awaited: [Int?] = []
        for step in steps { awaited.append(awaitedStep(step.trigger, places, steps)) }
        let others = [scenario.until, scenario.sweep?.value.from, scenario.sweep?.value.to].compactMap { $0 }
        if let boot = scenario.boot, case .after = boot.value { report(.stepInBoot(at: boot.span)) }
        for trigger in scenario.checkpoints.map(\.trigger) + others {
            _ = awaitedStep(trigger, places, steps)
        }
        reportCircles(awaited, steps)
    }

    /// The place of the step that a trigger waits for.
    private func awaitedStep(
        _ trigger: Located<TriggerDescription>, _ places: [String: [Int]], _ steps: [StimulusDescription]
    ) -> Int? {
        guard case .after(let name, _, let hit) = trigger.value else { return nil }
        guard let found = places[name.value], let place = found.first else {
            report(.unknownStep(name, among: steps.compactMap(\.name?.value)))
            return nil
        }
        if found.count > 1 {
            report(.ambiguousStep(name, places: found.compactMap { steps[$0].name?.span }))
            return nil
        }
        let count = steps[place].repetition?.count ?? 1
        if hit > count { report(.stepTooSeldom(name, hit: hit, count: count)) }
        return place
    }

    /// Every step waits for one other at most: a walk that comes back to where it has been has found a circle.
    private func reportCircles(_ awaited: [Int?], _ steps: [StimulusDescription]) {
        var walks = [Int](repeating: -1, count: steps.count)
        for start in steps.indices {
            var place = start
            while walks[place] < 0, let next = awaited[place] {
                walks[place] = start
                place = next
            }
            if walks[place] == start {
                var circle = [place]
                while let next = awaited[circle[circle.count - 1]], next != place { circle.append(next) }
                report(.stepsInCircle(circle.compactMap { steps[$0].name?.value }, at: steps[place].trigger.span))
            } else {
                walks[place] = start
            }
        }
    }
}
