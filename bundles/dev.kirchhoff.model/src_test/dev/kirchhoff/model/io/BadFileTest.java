// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BadFileTest {
	/** On a machine that does other things, too; what expands or loops takes for ever. */
	private static final Duration AT_ONCE = Duration.ofMinutes(1);

	@TempDir
	Path folder;

	private List<String> problems(String text) throws IOException {
		return problems(Sample.write(folder, text));
	}

	/** Without the folder, which differs from run to run. */
	private List<String> problems(Path file) {
		return assertTimeoutPreemptively(AT_ONCE, () -> ProjectFiles.load(file)).problems().stream()
				.map(problem -> problem.toString().replace(folder + "/", "")).toList();
	}

	@Test
	void missingFile() throws IOException {
		Sample.write(folder, Sample.PROJECT);
		assertEquals(List.of("q.kirchhoff: does not exist: did you mean 'p.kirchhoff'?"), problems(folder.resolve("q.kirchhoff")));
		assertEquals(List.of("nowhere.kirchhoff: does not exist: choose one of lab.kirchhoff, p.kirchhoff"), problems(folder.resolve("nowhere.kirchhoff")));
		assertEquals(List.of("sub/q.kirchhoff: does not exist: check the name"), problems(folder.resolve("sub/q.kirchhoff")));
	}

	@Test
	void folderInPlaceOfAFile() throws IOException {
		Sample.write(folder, Sample.PROJECT);
		assertEquals(List.of(folder + ": is a folder: choose one of lab.kirchhoff, p.kirchhoff"), problems(folder));
	}

	@Test
	void specialFilesAreNotRead() {
		assertEquals(List.of("/dev/zero: is not a plain file of at most 256 MB: give the name of a .kirchhoff file"), problems(Path.of("/dev/zero")));
	}

	@Test
	void emptyFile() throws IOException {
		assertEquals(List.of("p.kirchhoff: is empty: go back to an earlier copy of it, or make a new project"), problems(" \n"));
	}

	@Test
	void malformedXml() throws IOException {
		assertEquals(List.of("p.kirchhoff:5:29: is not well-formed XML: Element type \"parameters\" must be followed by either attribute specifications, \">\" or \"/>\""
				+ ": correct the file at this place, or go back to an earlier copy of it"),
				problems(Sample.with("name=\"gMin\" value", "name=\"gMin\" <value")));
		assertEquals(List.of("p.kirchhoff:48:3: is not well-formed XML: The element type \"kirchhoff:Project\" must be terminated by the matching end-tag \"</kirchhoff:Project>\""
				+ ": correct the file at this place, or go back to an earlier copy of it"),
				problems(Sample.with("</kirchhoff:Project>", "</x>")));
	}

	@Test
	void textThatIsNotXml() throws IOException {
		assertEquals(List.of("p.kirchhoff:1:1: is not well-formed XML: Content is not allowed in prolog"
				+ ": correct the file at this place, or go back to an earlier copy of it"), problems("hello"));
	}

	@Test
	void brokenEncoding() throws IOException {
		var file = Sample.write(folder, "");
		Files.write(file, Sample.PROJECT.getBytes(StandardCharsets.ISO_8859_1));
		assertEquals(List.of("p.kirchhoff: is not text in the encoding that it declares: correct the file at this place, or go back to an earlier copy of it"), problems(file));
	}

	@Test
	void notOurs() throws IOException {
		assertEquals(List.of("p.kirchhoff:1:8: is not a Kirchhoff file: its root element is <html>"
				+ ": a Kirchhoff file starts with <kirchhoff:Project xmlns:kirchhoff=\"https://kirchhoff.dev/model/1\" ...>"), problems("<html/>"));
		assertEquals(List.of("p.kirchhoff:1:90: has the root element <Projekt>: did you mean 'Project'?"),
				problems("<k:Projekt xmlns:k=\"https://kirchhoff.dev/model/1\" version=\"1\" name=\"was mistyped here\"/>"));
	}

	@Test
	void newerVersion() throws IOException {
		assertEquals(List.of("p.kirchhoff:3:94: has format version 7, but this Kirchhoff reads versions up to 1"
				+ ": update Kirchhoff, or save the file as version 1 where it was made"), problems(Sample.with("name=\"Half moons\" version=\"1\"", "name=\"Half moons\" version=\"7\"")));
		assertEquals(List.of("p.kirchhoff:3:94: has format version 2, but this Kirchhoff reads versions up to 1"
				+ ": update Kirchhoff, or save the file as version 1 where it was made"), problems(Sample.with("kirchhoff.dev/model/1", "kirchhoff.dev/model/2")));
	}

	@Test
	void strangeVersion() throws IOException {
		assertEquals(List.of("p.kirchhoff:3:82: does not say of which format version it is: add version=\"1\" to its root element"),
				problems(Sample.with(" version=\"1\">", ">")));
		assertEquals(List.of("p.kirchhoff:3:96: has the format version 'one', which is not a whole number: write version=\"1\""),
				problems(Sample.with(" version=\"1\">", " version=\"one\">")));
	}

	@Test
	void externalEntitiesAreRefused() throws IOException {
		var secret = Files.writeString(folder.resolve("secret.txt"), "top secret");
		var text = Sample.PROJECT.replaceFirst("\n", "\n<!DOCTYPE x [<!ENTITY xxe SYSTEM \"" + secret.toUri() + "\">]>\n").replace("Half moons", "&xxe;");
		var found = problems(text);
		assertEquals(1, found.size());
		assertTrue(found.getFirst().matches("p\\.kirchhoff:2:\\d+: has a document type \\(<!DOCTYPE \\.\\.\\.>\\), which could pull in other files: remove it; a Kirchhoff file needs none"),
				found.getFirst());
	}

	@Test
	void aBillionLaughsAreRefusedAtOnce() throws IOException {
		var bomb = new StringBuilder("<!DOCTYPE x [<!ENTITY l0 \"lol\">");
		for (var i = 1; i < 12; i++) {
			bomb.append("<!ENTITY l").append(i).append(" \"").append(("&l" + (i - 1) + ";").repeat(10)).append("\">");
		}
		var text = Sample.PROJECT.replaceFirst("\n", "\n" + bomb + "]>\n").replace("Half moons", "&l11;");
		assertTrue(problems(text).getFirst().contains("has a document type"));
	}

	@Test
	void migrationRefusesADocumentTypeToo() throws IOException {
		var found = problems("<!DOCTYPE x [<!ENTITY e \"x\">]><k:Project xmlns:k=\"https://kirchhoff.dev/model/0\" version=\"0\" name=\"&e;\"/>");
		assertTrue(found.getFirst().contains("has a document type"), found.toString());
	}

	@Test
	void deepNestingIsRefused() throws IOException {
		for (var version : List.of("0", "1")) {
			var text = "<k:Project xmlns:k=\"https://kirchhoff.dev/model/" + version + "\" version=\"" + version + "\">" + "<devices>".repeat(200_000) + "</devices>".repeat(200_000)
					+ "</k:Project>";
			var found = problems(text);
			assertEquals(1, found.size());
			assertTrue(found.getFirst().contains("not well-formed XML") && found.getFirst().contains("depth"), found.getFirst());
		}
	}

	@Test
	void unknownFeaturesAreAllNamed() throws IOException {
		var text = Sample.with("rows=\"64\" columns=\"64\"", "row=\"64\" collumns=\"64\"").replace("<metrics id", "<colour/><metrics id")
				.replace("name=\"hidden\" units=\"8\"", "name=\"hidden\" unit=\"8\"").replace("type=\"dev.kirchhoff.devices.tio2\"", "typ=\"dev.kirchhoff.devices.tio2\" gOff=\"3\"");
		assertEquals(List.of(
				"p.kirchhoff:devices/tio2: a device has no 'typ': did you mean 'type'?",
				"p.kirchhoff:devices/tio2: a device has no 'gOff': a parameter is written <parameters name=\"gOff\" value=\"...\"/>",
				"p.kirchhoff:arrays/a1: an array has no 'row': did you mean 'rows'?",
				"p.kirchhoff:arrays/a1: an array has no 'collumns': did you mean 'columns'?",
				"p.kirchhoff:networks/net/layers/hidden: a dense layer has no 'unit': did you mean 'units'?",
				"p.kirchhoff:experiments/transfers: an experiment has no 'colour': choose one of id, name, documentation, network, dataSet, mapping, seed, repeats (and 5 more)"),
				problems(text));
	}

	@Test
	void theRestOfAFaultyFileIsLoaded() throws IOException {
		var loaded = ProjectFiles.load(Sample.write(folder, Sample.with("rows=\"64\"", "row=\"64\"")));
		assertFalse(loaded.isGood());
		assertNotNull(loaded.root());
		assertEquals(64, loaded.project().orElseThrow().getArrays().getFirst().getColumns());
		assertNull(ProjectFiles.load(Sample.write(folder, "<")).root());
	}

	@Test
	void unknownClasses() throws IOException {
		var text = Sample.with("kirchhoff:ActivationLayer", "kirchhoff:ActivatonLayer").replace("<layers xsi:type=\"kirchhoff:InputLayer\" id=\"in\"", "<layers id=\"in\"")
				.replace("xsi:type=\"kirchhoff:LogSweep\"", "xsi:type=\"other:LogSweep\"");
		assertEquals(List.of(
				"p.kirchhoff:networks/net/layers: does not say of which class it is: add xsi:type=\"kirchhoff:...\"; choose one of InputLayer, DenseLayer, "
						+ "ConvolutionLayer, PoolingLayer, BatchNormalizationLayer, ActivationLayer, DropoutLayer, FlattenLayer (and 5 more)",
				"p.kirchhoff:networks/net/layers: has the unknown class 'ActivatonLayer': did you mean 'ActivationLayer'?",
				"p.kirchhoff:experiments/transfers/sweeps: has the class 'LogSweep' of an unknown namespace: write xsi:type=\"kirchhoff:LogSweep\"",
				"p.kirchhoff:networks/net/connections/0/source: refers to 'in', but this file has no such layer: choose one of hidden, out",
				"p.kirchhoff:networks/net/connections/1/target: refers to 'act', but this file has no such layer: choose one of hidden, out",
				"p.kirchhoff:networks/net/connections/2/source: refers to 'act', but this file has no such layer: choose one of hidden, out"),
				problems(text));
	}

	@Test
	void wrongClassInAPlace() throws IOException {
		assertEquals(List.of("p.kirchhoff:networks/net/layers: holds device 'act', which is not a layer: move or remove it",
				"p.kirchhoff:networks/net/connections/1/target: refers to 'act', but this file has no such layer: choose one of in, hidden, out",
				"p.kirchhoff:networks/net/connections/2/source: refers to 'act', but this file has no such layer: choose one of in, hidden, out"),
				problems(Sample.with("xsi:type=\"kirchhoff:ActivationLayer\"", "xsi:type=\"kirchhoff:Device\"")));
	}

	@Test
	void valuesOfTheWrongKind() throws IOException {
		var text = Sample.with("rows=\"64\" columns=\"64\"", "rows=\"many\" columns=\"6.4\"").replace("wordLineResistance=\"1.5\"", "wordLineResistance=\"1.5 Ω\"")
				.replace("biasScheme=\"V/3\"", "biasScheme=\"V/4\"").replace("dacBits=\"8\"", "dacBits=\"99999999999\"");
		assertEquals(List.of(
				"p.kirchhoff:tiles/t1/dacBits: '99999999999' is not a whole number: write digits only, for example 64",
				"p.kirchhoff:tiles/t1/biasScheme: 'V/4' is not a bias scheme: did you mean 'V/2' or 'V/3'?",
				"p.kirchhoff:arrays/a1/rows: 'many' is not a whole number: write digits only, for example 64",
				"p.kirchhoff:arrays/a1/columns: '6.4' is not a whole number: write digits only, for example 64",
				"p.kirchhoff:arrays/a1/wordLineResistance: '1.5 Ω' is not a number: write a plain number in SI units, for example 0.2 or 1e-4"),
				problems(text));
	}

	@Test
	void danglingReferences() throws IOException {
		assertEquals(List.of(
				"p.kirchhoff:cells/passive/device: refers to 'tio3', but this file has no such device: did you mean 'tio2'?",
				"p.kirchhoff:cells/gated/device: refers to 'hfo', but 'lab.kirchhoff' has no such device: did you mean 'hfo2'?"),
				problems(Sample.with("device=\"tio2\"", "device=\"tio3\"").replace("lab.kirchhoff#hfo2", "lab.kirchhoff#hfo")));
	}

	@Test
	void referencesToTheWrongKind() throws IOException {
		assertEquals(List.of("p.kirchhoff:arrays/a1/cell: refers to device 'tio2', which is not a cell: choose one of passive, gated"),
				problems(Sample.with("columns=\"64\" cell=\"passive\"", "columns=\"64\" cell=\"tio2\"")));
		var loaded = ProjectFiles.load(Sample.write(folder, Sample.with("lab.kirchhoff#hfo2", "lab.kirchhoff#lab")));
		assertEquals(folder + "/p.kirchhoff:cells/gated/device: refers to library 'Lab', which is not a device: the only one is tio2", loaded.problems().getFirst().toString());
		assertTrue(loaded.project().orElseThrow().getCells().get(1).getDevice().eIsProxy());
	}

	@Test
	void missingLibrary() throws IOException {
		assertEquals(List.of("p.kirchhoff:cells/gated/device: refers to the file 'labs.kirchhoff', which does not exist: put it there, or correct the reference"),
				problems(Sample.with("lab.kirchhoff#", "labs.kirchhoff#")));
	}

	@Test
	void aReferenceToAMissingLibrarySurvivesASave() throws IOException {
		var text = Sample.with("lab.kirchhoff#", "labs.kirchhoff#");
		var loaded = ProjectFiles.load(Sample.write(folder, text));
		assertEquals(text, new String(ProjectFiles.bytes(loaded.root()), "UTF-8"));
	}

	@Test
	void faultyLibrary() throws IOException {
		var file = Sample.write(folder, Sample.with("Half moons", "Half moons\" colour=\"red"));
		Files.writeString(folder.resolve("lab.kirchhoff"), Sample.LIBRARY.replace("type=", "tipe="));
		assertEquals(List.of("p.kirchhoff: a project has no 'colour': choose one of id, name, documentation, version, requires, devices, cells, description (and 8 more)",
				"lab.kirchhoff:devices/hfo2: a device has no 'tipe': did you mean 'type'?"), problems(file));
		Files.writeString(folder.resolve("lab.kirchhoff"), "<kirchhoff");
		assertTrue(problems(file).get(1).startsWith("lab.kirchhoff:1:"), problems(file).toString());
	}

	@Test
	void theNetworkIsNeverAsked() throws IOException {
		assertEquals(List.of("p.kirchhoff:cells/gated/device: refers to 'http://127.0.0.1:1/lab.kirchhoff', which is not a file"
				+ ": put a copy of the library beside this file and refer to that"),
				problems(Sample.with("lab.kirchhoff#hfo2", "http://127.0.0.1:1/lab.kirchhoff#hfo2")));
	}

	@Test
	void foreignNamespacesLoadNoClasses() throws IOException {
		var found = problems(Sample.with("<metrics id", "<x xmlns:e=\"java://dev.kirchhoff.model.io.BadFileTest$Trap\" xsi:type=\"e:Evil\"/><metrics xmlns:e=\"java://dev.kirchhoff.model.io.BadFileTest$Trap\" xsi:type=\"e:Evil\"/><metrics id"));
		assertEquals("p.kirchhoff:experiments/transfers/metrics: has the unknown class 'Evil': the only one is Metric", found.get(1));
		assertFalse(Boolean.getBoolean("trap.sprung"));
	}

	/** Its initialiser would run if a namespace could name a class. */
	static final class Trap {
		static {
			System.setProperty("trap.sprung", "true");
		}

		static final Object eINSTANCE = new Object();
	}

	@Test
	void contentsOfOtherFilesAreNotPulledIn() throws IOException {
		assertEquals(List.of("p.kirchhoff:devices: holds a device that is in another file: write it here; only references may lead into other files"),
				problems(Sample.with("<devices id=\"tio2\"", "<devices href=\"lab.kirchhoff#hfo2\"/>\n  <devices id=\"tio2\"")));
	}
}
