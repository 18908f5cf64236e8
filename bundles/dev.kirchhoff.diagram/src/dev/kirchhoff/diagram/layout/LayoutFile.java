// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.diagram.layout;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;

import org.eclipse.emf.ecore.EObject;

import dev.kirchhoff.diagram.Fault;
import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.io.ElementPath;

/**
 * The layouts of all diagrams of a project, kept beside it ({@code x.layout.json} of {@code x.kirchhoff}), so that moving a box never
 * touches the physics. Keys are sorted and every box has its line, so that versions can be compared. Nobody else's layout is lost: those of
 * diagrams that are not open stay, and a file that cannot be read is put aside before a new one is written.
 */
public final class LayoutFile {
	private static final int VERSION = 1;
	private static final ObjectMapper JSON = new ObjectMapper();

	private final Path file;
	private final Map<String, Layout> layouts = new TreeMap<>();
	private Fault fault;

	private LayoutFile(Path file) {
		this.file = file;
	}

	/** The file beside a project file. */
	public static Path beside(Path project) {
		var name = project.getFileName().toString();
		int dot = name.lastIndexOf('.');
		return project.resolveSibling((dot > 0 ? name.substring(0, dot) : name) + ".layout.json");
	}

	/** The key of a diagram: what it is called, and of which element it is. */
	public static String key(String diagram, EObject target) {
		var id = target instanceof NamedElement named ? named.getId() : null;
		return diagram + "/" + (id == null || id.isBlank() ? ElementPath.path(target) : id);
	}

	/** Reads what is beside a project. Never throws for what is in the file: see {@link #fault()}. */
	public static LayoutFile of(Path project) {
		var read = new LayoutFile(beside(project));
		read.read();
		return read;
	}

	/** The file itself; it need not exist. */
	public Path file() {
		return file;
	}

	/** What is wrong with the file; empty if it was read or is not there. */
	public Optional<Fault> fault() {
		return Optional.ofNullable(fault);
	}

	/** The layout of a diagram, if there is one. */
	public Optional<Layout> layout(String key) {
		return Optional.ofNullable(layouts.get(key));
	}

	/** Remembers a layout until {@link #save()}. */
	public void put(String key, Layout layout) {
		layouts.put(key, layout);
	}

	/** Forgets the layout of a diagram that is gone. */
	public void remove(String key) {
		layouts.remove(key);
	}

	private void read() {
		try {
			var root = JSON.readTree(Files.readAllBytes(file));
			if (!root.isObject() || !root.path("diagrams").isObject()) {
				throw new Unfit("", "holds no layouts of diagrams");
			}
			if (root.path("version").asInt() > VERSION) {
				throw new Unfit("version", "was written by a newer Kirchhoff");
			}
			var read = new TreeMap<String, Layout>();
			root.get("diagrams").properties().forEach(entry -> read.put(entry.getKey(), layout(entry.getKey(), entry.getValue())));
			layouts.putAll(read);
		} catch (NoSuchFileException none) {
			fault = null;
		} catch (Unfit unfit) {
			fault = fault(unfit.place, unfit.getMessage());
		} catch (JsonProcessingException broken) {
			var at = broken.getLocation();
			fault = fault(at == null ? "" : at.getLineNr() + ":" + at.getColumnNr(), "is broken: " + broken.getOriginalMessage());
		} catch (IOException unreadable) {
			fault = fault("", "cannot be read: " + unreadable.getMessage());
		}
	}

	/** Something in the file that is not as it should be. */
	private static final class Unfit extends RuntimeException {
		private static final long serialVersionUID = 1;
		private final String place;

		Unfit(String place, String what) {
			super(what);
			this.place = place;
		}
	}

	private Fault fault(String place, String what) {
		return new Fault(file.getFileName().toString(), place, what, "mend it, or leave it: boxes get new places, and before those are saved it is kept as " + broken().getFileName());
	}

	private static Layout layout(String key, JsonNode node) {
		var boxes = new HashMap<String, Bounds>();
		node.path("boxes").properties().forEach(entry -> {
			var numbers = numbers(key + "/boxes/" + entry.getKey(), entry.getValue());
			if (numbers.length != 4 || numbers[2] < 0 || numbers[3] < 0) {
				throw new Unfit(key + "/boxes/" + entry.getKey(), "is no box: four numbers are needed, x, y, width and height");
			}
			boxes.put(entry.getKey(), new Bounds(numbers[0], numbers[1], numbers[2], numbers[3]));
		});
		var bends = new HashMap<String, List<Point>>();
		node.path("bends").properties().forEach(entry -> {
			var points = new ArrayList<Point>();
			for (var point : entry.getValue()) {
				var numbers = numbers(key + "/bends/" + entry.getKey(), point);
				if (numbers.length != 2) {
					throw new Unfit(key + "/bends/" + entry.getKey(), "is no line: pairs of numbers are needed, x and y");
				}
				points.add(new Point(numbers[0], numbers[1]));
			}
			bends.put(entry.getKey(), List.copyOf(points));
		});
		return new Layout(boxes, bends);
	}

	private static int[] numbers(String place, JsonNode node) {
		var numbers = new int[node.size()];
		for (int i = 0; i < numbers.length; i++) {
			if (!node.get(i).isInt()) {
				throw new Unfit(place, "has " + node.get(i) + " where a whole number of pixels is needed");
			}
			numbers[i] = node.get(i).intValue();
		}
		return numbers;
	}

	/**
	 * Writes all layouts in one step: whoever reads meanwhile finds the old bytes or the new ones. A file that could not be read is moved
	 * aside first.
	 */
	public void save() throws IOException {
		if (fault != null && Files.exists(file)) {
			Files.move(file, broken(), StandardCopyOption.REPLACE_EXISTING);
		}
		fault = null;
		var target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
		var temporary = target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid() + "." + System.nanoTime() + ".tmp");
		try {
			try (var out = FileChannel.open(temporary, StandardOpenOption.WRITE, StandardOpenOption.CREATE_NEW)) {
				for (var rest = ByteBuffer.wrap(text().getBytes(StandardCharsets.UTF_8)); rest.hasRemaining();) {
					out.write(rest);
				}
				out.force(true);
			}
			Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
		} finally {
			Files.deleteIfExists(temporary);
		}
	}

	private Path broken() {
		return file.resolveSibling(file.getFileName() + ".broken");
	}

	private String text() {
		var text = new StringBuilder("{\n  \"version\": " + VERSION + ",\n  \"diagrams\": {");
		text.append(layouts.entrySet().stream().map(entry -> "\n    " + quoted(entry.getKey()) + ": {\n      \"boxes\": {" + boxes(entry.getValue()) + "},\n      \"bends\": {"
				+ bends(entry.getValue()) + "}\n    }").collect(Collectors.joining(",")));
		return text.append("\n  }\n}\n").toString();
	}

	private static String boxes(Layout layout) {
		return lines(layout.boxes(), box -> "[" + box.x() + ", " + box.y() + ", " + box.width() + ", " + box.height() + "]");
	}

	private static String bends(Layout layout) {
		return lines(layout.bends(), points -> points.stream().map(point -> "[" + point.x() + ", " + point.y() + "]").collect(Collectors.joining(", ", "[", "]")));
	}

	private static <T> String lines(Map<String, T> entries, java.util.function.Function<T, String> value) {
		if (entries.isEmpty()) {
			return "";
		}
		return new TreeMap<>(entries).entrySet().stream().map(entry -> "\n        " + quoted(entry.getKey()) + ": " + value.apply(entry.getValue())).collect(Collectors.joining(","))
				+ "\n      ";
	}

	private static String quoted(String text) {
		return TextNode.valueOf(text).toString();
	}
}
