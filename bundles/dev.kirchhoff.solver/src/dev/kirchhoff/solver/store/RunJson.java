// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.store;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.json.JsonMapper;

import dev.kirchhoff.api.metric.Quantity;
import dev.kirchhoff.solver.run.Shard;
import dev.kirchhoff.solver.store.ResultStore.Described;
import dev.kirchhoff.solver.store.ResultStore.Failure;
import dev.kirchhoff.solver.store.ResultStore.WrittenTable;
import dev.kirchhoff.solver.study.Study;

/** Writes {@code run.json}: everything needed to say where results come from and to compute them again. */
final class RunJson {
	private RunJson() {
	}

	static void write(Path file, Study study, Shard shard, RunInfo info, List<String> notes, List<Described> quantities, List<Described> conclusions,
			List<WrittenTable> tables, List<Failure> failures) throws IOException {
		var temporary = file.resolveSibling(file.getFileName() + ".part");
		try {
			writeTo(temporary, study, shard, info, notes, quantities, conclusions, tables, failures);
			Files.move(temporary, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(temporary);
		}
	}

	private static void writeTo(Path temporary, Study study, Shard shard, RunInfo info, List<String> notes, List<Described> quantities, List<Described> conclusions,
			List<WrittenTable> tables, List<Failure> failures) throws IOException {
		try (var stream = Files.newOutputStream(temporary); var out = new JsonMapper().createGenerator(stream)) {
			out.setPrettyPrinter(new DefaultPrettyPrinter());
			out.writeStartObject();
			out.writeStringField("kirchhoff", info.version());
			out.writeStringField("project", study.project());
			out.writeStringField("title", study.title());
			out.writeStringField("experiment", study.experiment());
			out.writeStringField("study", study.fingerprint());
			if (shard != null) {
				out.writeStringField("shard", shard.toString());
			}
			out.writeNumberField("seed", study.seed());
			out.writeBooleanField("standIns", study.standIns());
			out.writeNumberField("repeats", study.repeats());
			out.writeNumberField("points", study.points().size());
			texts(out, "axes", study.axes());
			described(out, "quantities", quantities);
			described(out, "conclusions", conclusions);
			out.writeArrayFieldStart("tables");
			for (var table : tables) {
				out.writeStartObject();
				out.writeStringField("file", table.file());
				out.writeStringField("metric", table.metric());
				out.writeStringField("name", table.sample().name());
				out.writeStringField("title", table.sample().title());
				out.writeStringField("view", table.sample().view().name());
				out.writeArrayFieldStart("columns");
				for (var column : table.sample().columns()) {
					out.writeStartObject();
					quantity(out, column);
					out.writeEndObject();
				}
				out.writeEndArray();
				out.writeEndObject();
			}
			out.writeEndArray();
			texts(out, "notes", notes);
			texts(out, "settings", study.settings());
			map(out, "plugins", info.plugins());
			map(out, "inputs", study.inputs());
			failures(out, failures);
			host(out, info);
			out.writeStringField("started", info.started().toString());
			out.writeStringField("finished", info.finished().toString());
			double seconds = info.time().toNanos() * 1e-9;
			out.writeNumberField("seconds", seconds);
			out.writeNumberField("repeatsPerSecond", seconds == 0 ? 0 : info.repeatsComputed() / seconds);
			out.writeEndObject();
		}
	}

	private static void texts(JsonGenerator out, String field, List<String> texts) throws IOException {
		out.writeArrayFieldStart(field);
		for (var text : texts) {
			out.writeString(text);
		}
		out.writeEndArray();
	}

	private static void map(JsonGenerator out, String field, Map<String, String> values) throws IOException {
		out.writeObjectFieldStart(field);
		for (var entry : values.entrySet()) {
			out.writeStringField(entry.getKey(), entry.getValue());
		}
		out.writeEndObject();
	}

	private static void described(JsonGenerator out, String field, List<Described> quantities) throws IOException {
		out.writeArrayFieldStart(field);
		for (var described : quantities) {
			out.writeStartObject();
			quantity(out, described.quantity());
			out.writeStringField("metric", described.metric());
			out.writeEndObject();
		}
		out.writeEndArray();
	}

	private static void quantity(JsonGenerator out, Quantity quantity) throws IOException {
		out.writeStringField("name", quantity.name());
		out.writeStringField("unit", quantity.unit());
		out.writeStringField("doc", quantity.doc());
	}

	private static void failures(JsonGenerator out, List<Failure> failures) throws IOException {
		out.writeArrayFieldStart("failures");
		for (var failure : failures) {
			out.writeStartObject();
			out.writeNumberField("point", failure.unit().point());
			out.writeNumberField("first", failure.unit().first());
			out.writeNumberField("count", failure.unit().count());
			out.writeStringField("fault", failure.fault());
			out.writeEndObject();
		}
		out.writeEndArray();
	}

	private static void host(JsonGenerator out, RunInfo info) throws IOException {
		out.writeObjectFieldStart("host");
		out.writeStringField("os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
		out.writeStringField("arch", System.getProperty("os.arch"));
		out.writeNumberField("cpus", Runtime.getRuntime().availableProcessors());
		out.writeStringField("java", Runtime.version().toString());
		out.writeStringField("computed", info.place());
		out.writeStringField("kernels", info.kernels());
		out.writeObjectFieldStart("workers");
		for (var host : info.hosts().entrySet()) {
			out.writeNumberField(host.getKey(), host.getValue());
		}
		out.writeEndObject();
		out.writeEndObject();
	}
}
