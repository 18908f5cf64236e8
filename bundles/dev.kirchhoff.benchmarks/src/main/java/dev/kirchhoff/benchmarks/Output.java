// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.benchmarks;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.results.format.ResultFormatFactory;
import org.openjdk.jmh.results.format.ResultFormatType;

import de.siegmar.fastcsv.writer.CsvWriter;

/** The results as files for programs: one row a case, and all that JMH knows in its own format. */
final class Output {
	private static final List<String> HEAD = List.of("case", "family", "size", "runs", "median_s", "min_s", "cpu_s", "units", "unit", "units_per_s", "allocated_bytes",
			"heap_bytes", "iterations", "error", "right", "baseline", "times_faster", "targets", "others_measured_elsewhere");

	private Output() {
	}

	static void write(Path folder, Results results, List<RunResult> raw, String text) throws IOException {
		Files.writeString(folder.resolve("circuit.txt"), text);
		try (var csv = CsvWriter.builder().build(folder.resolve("circuit.csv"))) {
			csv.writeRecord(HEAD);
			for (var m : results.all()) {
				csv.writeRecord(row(results, m));
			}
		}
		try (var out = new PrintStream(folder.resolve("circuit.json").toFile(), StandardCharsets.UTF_8)) {
			ResultFormatFactory.getInstance(ResultFormatType.JSON, out).writeOut(raw);
		}
	}

	private static List<String> row(Results results, Measurement m) {
		var family = m.of().family();
		var faster = results.timesFaster(m);
		var row = new ArrayList<String>();
		row.addAll(List.of(m.of().name(), family.name(), text(m.of().size()), text(m.runs()), text(m.median()), text(m.least()), Double.isNaN(m.processor()) ? "" : text(m.processor()),
				text(m.units()),
				family.unit()));
		row.addAll(List.of(text(m.rate()), text(m.allocated()), Double.isNaN(m.heap()) ? "" : text(m.heap()), text(m.findings().iterations()),
				text(m.findings().error()), Boolean.toString(m.isRight())));
		row.add(family.baseline() == null ? "" : family.baseline());
		row.add(faster.isPresent() ? text(faster.getAsDouble()) : "");
		row.add(String.join("; ", Target.of(m.of()).stream().map(target -> target.verdict(m)).toList()));
		row.add(String.join("; ", Peer.of(m.of()).stream().map(Peer::toString).toList()));
		return row;
	}

	private static String text(Number number) {
		return number.toString();
	}
}
