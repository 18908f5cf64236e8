// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.eclipse.core.resources.IFile;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;
import org.eclipse.swt.widgets.Shell;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import dev.kirchhoff.ui.internal.document.Types;
import dev.kirchhoff.ui.internal.project.Projects;
import dev.kirchhoff.ui.internal.run.Run;
import dev.kirchhoff.ui.internal.run.RunLog;
import dev.kirchhoff.ui.internal.run.RunQueue;
import dev.kirchhoff.ui.internal.run.RunsView;

/** What somebody sees of a run in which a plug-in fails, or that was run with other plug-ins before. */
class StrangerRunTest {
	private static final String PROJECT = """
			<?xml version="1.0" encoding="UTF-8"?>
			<kirchhoff:Project xmi:version="2.0" xmlns:xmi="http://www.omg.org/XMI" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
			    xmlns:kirchhoff="https://kirchhoff.dev/model/1" id="mixed" name="mixed" version="1">
			  <devices id="good" name="good" type="ideal"/>
			  <devices id="bad" name="bad" type="stranger"/>
			  <cells id="cell" name="cell" device="good"/>
			  <arrays id="array" name="array" rows="8" columns="8" cell="cell"/>
			  <networks id="net" name="2-4-1">
			    <layers xsi:type="kirchhoff:InputLayer" id="in" name="in" channels="2"/>
			    <layers xsi:type="kirchhoff:DenseLayer" id="hidden" name="hidden" units="4"/>
			    <layers xsi:type="kirchhoff:ActivationLayer" id="act" name="act"/>
			    <layers xsi:type="kirchhoff:DenseLayer" id="out" name="out" units="1"/>
			    <layers xsi:type="kirchhoff:ActivationLayer" id="sig" name="sig" function="sigmoid"/>
			    <connections source="in" target="hidden"/>
			    <connections source="hidden" target="act"/>
			    <connections source="act" target="out"/>
			    <connections source="out" target="sig"/>
			  </networks>
			  <dataSets id="half-moons" name="half-moons" type="moons"/>
			  <mappings id="map" name="map" network="net">
			    <scheme type="differential"/>
			    <allocations layer="hidden" array="array"/>
			    <allocations layer="hidden" plane="1" array="array" column="4"/>
			    <allocations layer="out" array="array" row="2"/>
			    <allocations layer="out" plane="1" array="array" row="2" column="4"/>
			  </mappings>
			  <experiments id="moons" name="moons" network="net" dataSet="half-moons" mapping="map" seed="1" repeats="2">
			    <stages id="train" name="train" type="gradient">
			      <parameters name="epochs" value="5"/>
			    </stages>
			    <stages id="program" name="program" type="tuning"/>
			    <sweeps xsi:type="kirchhoff:ListSweep" path="cells/cell/device">
			      <values>good</values>
			      <values>bad</values>
			    </sweeps>
			    <metrics id="accuracy" name="accuracy" type="accuracy"/>
			  </experiments>
			</kirchhoff:Project>
			""";

	private Stranger stranger;
	private IFile file;

	@BeforeEach
	void begin() throws Exception {
		Types.extensions(); // the workbench knows it from before, without the stranger
		stranger = new Stranger();
		var folder = Files.createDirectories(Projects.freeFolder("mixed"));
		file = Projects.open(Files.writeString(folder.resolve("mixed.kirchhoff"), PROJECT));
		Workbench.settle();
	}

	@AfterEach
	void cleanUp() throws Exception {
		RunQueue.get().cancelAll();
		Workbench.waitUntil("no run is active", () -> RunQueue.get().active().isEmpty());
		List.copyOf(RunQueue.get().runs()).forEach(RunQueue.get()::remove);
		file.getProject().delete(true, true, null);
		stranger.close();
		Workbench.settle();
	}

	private Run launch() throws Exception {
		var runs = (List<?>) Workbench.execute("dev.kirchhoff.ui.run", Map.of("dev.kirchhoff.ui.run.file", file.getFullPath().toPortableString(), "dev.kirchhoff.ui.run.experiment", "moons"));
		return (Run) runs.getFirst();
	}

	@Test
	void whatFailedIsSaidWhereOneLooks() throws Exception {
		var run = launch();
		Workbench.waitUntil("it has ended, not " + run.words(), 120, () -> !run.state().isActive());
		assertEquals(Run.State.FINISHED, run.state(), run.words());
		assertEquals(1, run.faults().size(), run.faults().toString());
		assertTrue(run.faults().getFirst().startsWith("'bad' (stranger of plug-in " + Stranger.ID + " 1.0.0) failed: the filament is on fire"), run.faults().toString());
		assertTrue(run.words().startsWith("finished: 1 part failed; 2 points x 2 repeats"), run.words());
		Workbench.waitUntil("the console says it", () -> RunLog.get().text().contains(run.name() + ": " + run.faults().getFirst())); // it writes a moment later
		var view = (RunsView) Workbench.window().getActivePage().showView(RunsView.ID);
		view.select(run);
		Workbench.settle();
		Workbench.screenshot("run-partly");
		var notice = links(Workbench.theWindow().getShell()).filter(text -> text.contains("finished in part")).findFirst().orElseThrow();
		assertTrue(notice.contains("the filament is on fire") && notice.contains("Open results"), notice);
	}

	private static Stream<String> links(Composite parent) {
		return Arrays.stream(parent.getChildren()).flatMap(child -> switch (child) {
			case Link link -> Stream.of(link.getText());
			case Composite inner -> links(inner);
			default -> Stream.empty();
		});
	}

	/** The run waits for an answer; who says no has lost nothing. */
	@Test
	void asksBeforeARunWithOtherPlugIns() throws Exception {
		var first = launch();
		Workbench.waitUntil("it has ended, not " + first.words(), 120, () -> !first.state().isActive());
		var note = first.directory().orElseThrow().resolve("launch.json");
		Files.writeString(note, Files.readString(note).replaceFirst("(?<former>" + Pattern.quote(Stranger.ID) + "\"\\s*:\\s*\")1\\.0\\.0", "${former}0.9.0"));
		assertTrue(Files.readString(note).contains("0.9.0"), Files.readString(note));
		var second = launch();
		Workbench.waitUntil("it asks", 60, () -> question() != null);
		Workbench.screenshot("run-other-plugins");
		assertTrue(second.state().isActive(), second.words());
		press(question(), "Cancel");
		Workbench.waitUntil("it is not run, but " + second.words(), 20, () -> second.state() == Run.State.CANCELLED);
		var third = launch();
		Workbench.waitUntil("it asks again", 60, () -> question() != null);
		press(question(), "Run");
		Workbench.waitUntil("it has ended, not " + third.words(), 120, () -> !third.state().isActive());
		assertEquals(Run.State.FINISHED, third.state(), third.words());
		assertTrue(RunLog.get().text().contains("0.9.0"), RunLog.get().text());
	}

	private static Shell question() {
		return Arrays.stream(Display.getCurrent().getShells()).filter(shell -> !shell.isDisposed() && shell.getText().equals("Other Plug-ins Than Before")).findFirst().orElse(null);
	}

	private static void press(Composite parent, String text) {
		var button = buttons(parent).filter(one -> one.getText().replace("&", "").equals(text)).findFirst().orElseThrow();
		button.notifyListeners(SWT.Selection, new Event());
		Workbench.settle();
	}

	private static Stream<Button> buttons(Composite parent) {
		return Arrays.stream(parent.getChildren()).flatMap(child -> switch (child) {
			case Button button -> Stream.of(button);
			case Composite inner -> buttons(inner);
			default -> Stream.<Button>empty();
		});
	}
}
