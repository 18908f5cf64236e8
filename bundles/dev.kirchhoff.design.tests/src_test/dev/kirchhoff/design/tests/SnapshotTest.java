// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.design.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.eclipse.emf.ecore.EObject;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import dev.kirchhoff.diagram.Notation;
import dev.kirchhoff.diagram.Table;
import dev.kirchhoff.diagram.view.ViewText;
import dev.kirchhoff.model.Project;

/**
 * What all diagrams and tables of all shipped projects show, held against texts that a person has read. {@code -Dkirchhoff.snapshots=write}
 * writes them anew: read what changed before it is kept.
 */
class SnapshotTest {
	private static final Path FOLDER = Bench.SOURCES.resolve("snapshots");
	private static final boolean WRITE = "write".equals(System.getProperty("kirchhoff.snapshots"));

	@BeforeAll
	static void schemes() throws Exception {
		Bench.installSchemes();
	}

	@AfterAll
	static void noSchemes() {
		Bench.uninstallSchemes();
	}

	@TestFactory
	Stream<DynamicTest> snapshots() {
		return names().map(name -> DynamicTest.dynamicTest(name, () -> check(name)));
	}

	private static Stream<String> names() {
		return Stream.concat(Bench.EXAMPLES.stream(), Stream.of("sample")).flatMap(example -> Bench.NOTATION.descriptions().stream().map(Notation.Description::name).map(name -> example + "-" + name));
	}

	private static void check(String name) throws IOException {
		int dash = name.lastIndexOf('-');
		var project = name.startsWith("sample-") ? Bench.sample() : Bench.example(name.substring(0, dash));
		var actual = text(project, name.substring(dash + 1));
		var file = FOLDER.resolve(name + ".txt");
		if (WRITE) {
			Files.createDirectories(FOLDER);
			Files.writeString(file, actual);
		}
		if (!Files.exists(file)) {
			fail(file + " is missing: run with -Dkirchhoff.snapshots=write, and read what it wrote");
		}
		var difference = Difference.of(Files.readString(file), actual);
		if (!difference.isEmpty()) {
			fail(file.getFileName() + " shows something else now (- before, + now; if that is meant, run with -Dkirchhoff.snapshots=write):\n" + difference);
		}
	}

	private static String text(Project project, String name) {
		var texts = new ArrayList<String>();
		Bench.targets(project, name).forEach(target -> texts.add(isTable(name) ? table(name, target) : ViewText.of(Bench.NOTATION.diagram(name, target).refresh())));
		return String.join("\n", texts);
	}

	private static boolean isTable(String name) {
		return Bench.NOTATION.descriptions().stream().anyMatch(description -> description.name().equals(name) && description.table());
	}

	private static String table(String name, EObject target) {
		var contents = Bench.NOTATION.table(name, target).refresh();
		var text = new StringBuilder(name + " \"" + contents.title() + "\"\n");
		text.append("  | ").append(contents.columns().stream().map(Table.Column::header).collect(Collectors.joining(" | "))).append('\n');
		for (var line : contents.lines()) {
			text.append("  ".repeat(1 + line.depth())).append(line.header()).append(" | ").append(line.cells().stream().map(SnapshotTest::cell).collect(Collectors.joining(" | "))).append('\n');
		}
		contents.faults().forEach(fault -> text.append("  fault: ").append(fault).append('\n'));
		return text.toString();
	}

	/** "64*" can be edited, "0.005 on #FFECCC" has a background. */
	private static String cell(Table.Cell cell) {
		return cell.text() + (cell.editable() ? "*" : "") + cell.background().map(color -> " on " + color).orElse("");
	}

	@Test
	void everySnapshotIsOfSomething() throws IOException {
		try (var files = Files.list(FOLDER)) {
			assertEquals(names().sorted().toList(), files.map(file -> file.getFileName().toString().replace(".txt", "")).sorted().toList());
		}
	}

	@Test
	void differencesAreShownAsAPersonMarksThem() {
		assertEquals("", Difference.of("a\nb\n", "a\nb\n"));
		assertEquals("  b\n  c\n- d\n+ D\n  e\n  f\n  ...\n  h\n  i\n+ j", Difference.of("a\nb\nc\nd\ne\nf\ng\nh\ni\n", "a\nb\nc\nD\ne\nf\ng\nh\ni\nj\n"));
		assertEquals(List.of("- a", "  b"), Difference.of("a\nb", "b").lines().toList());
	}
}
