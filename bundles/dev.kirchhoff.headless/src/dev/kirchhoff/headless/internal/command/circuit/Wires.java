// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.headless.internal.command.circuit;

import java.util.List;
import java.util.OptionalDouble;

import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.numerics.circuit.Wiring;
import picocli.CommandLine.Option;

/** Other wires than those of the file. */
final class Wires {
	@Option(names = "--wire", paramLabel = "OHM", description = "Resistance of a segment of every line, for example --wire '1 Ω', instead of the file's.")
	String wire;

	@Option(names = "--word-line", paramLabel = "OHM", description = "Resistance of a segment of a word line.")
	String wordLine;

	@Option(names = "--bit-line", paramLabel = "OHM", description = "Resistance of a segment of a bit line.")
	String bitLine;

	@Option(names = "--driver", paramLabel = "OHM", description = "Resistance of a word line's driver.")
	String driver;

	@Option(names = "--sense", paramLabel = "OHM", description = "Resistance between a bit line and its sense node.")
	String sense;

	@Option(names = "--both-ends", description = "Drive word lines and sense bit lines at both ends.")
	boolean bothEnds;

	/** The wires with what is given changed; problems are added. */
	Wiring change(Wiring wiring, List<Problem> problems) {
		var values = new Values(problems);
		var all = resistance(values, "--wire", wire);
		var word = resistance(values, "--word-line", wordLine);
		var bit = resistance(values, "--bit-line", bitLine);
		var drive = resistance(values, "--driver", driver);
		var sensed = resistance(values, "--sense", sense);
		return new Wiring(word.orElse(all.orElse(wiring.wordLine())), bit.orElse(all.orElse(wiring.bitLine())), drive.orElse(wiring.driver()), sensed.orElse(wiring.sense()),
				bothEnds || wiring.driveBothEnds(), bothEnds || wiring.senseBothEnds());
	}

	private static OptionalDouble resistance(Values values, String option, String text) {
		var ohms = values.read(option, text, Values.OHM);
		if (ohms.isPresent() && ohms.getAsDouble() < 0) {
			values.problem(option, "'" + text + "' is negative", "give a resistance of 0 Ω or more");
			return OptionalDouble.empty();
		}
		return ohms;
	}
}
