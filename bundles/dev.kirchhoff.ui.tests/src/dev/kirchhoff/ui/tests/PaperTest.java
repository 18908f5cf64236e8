// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.ui.ide.IDE;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.model.NamedElement;
import dev.kirchhoff.model.Project;
import dev.kirchhoff.plan.Extensions;
import dev.kirchhoff.plan.NetworkFormats;
import dev.kirchhoff.ui.internal.document.Documents;
import dev.kirchhoff.ui.internal.exchange.ExportNetwork;
import dev.kirchhoff.ui.internal.exchange.ImportNetwork;
import dev.kirchhoff.ui.internal.paper.ClaimsEditor;
import dev.kirchhoff.ui.internal.run.Experiments;
import dev.kirchhoff.ui.internal.run.Run;
import dev.kirchhoff.ui.internal.run.RunQueue;

/** A paper's claims beside ours, and networks on their way to other programs and back. */
class PaperTest {
	@TempDir
	Path folder;

	private IFile file;

	@BeforeEach
	void open() throws Exception {
		file = (IFile) Workbench.execute("dev.kirchhoff.ui.openExample", Map.of("dev.kirchhoff.ui.openExample.name", "drolet2023"));
	}

	@AfterEach
	void leave() throws Exception {
		RunQueue.get().cancelAll();
		Workbench.waitUntil("no run is active", () -> RunQueue.get().active().isEmpty());
		Workbench.window().getActivePage().closeAllEditors(false);
		List.copyOf(RunQueue.get().runs()).forEach(RunQueue.get()::remove);
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			project.delete(IResource.ALWAYS_DELETE_PROJECT_CONTENT | IResource.FORCE, null);
		}
		Workbench.settle();
	}

	private Project project() {
		return (Project) Documents.get().of(file).root().orElseThrow();
	}

	@Test
	void claimsFollowTheRuns() throws Exception {
		var claims = (ClaimsEditor) IDE.openEditor(Workbench.window().getActivePage(), file.getProject().getFile("claims.json"));
		Workbench.waitUntil("the claims are read", () -> !claims.verdicts().isEmpty());
		assertTrue(claims.verdicts().stream().allMatch(verdict -> verdict.endsWith("not run yet")), claims.verdicts().toString());
		Workbench.screenshot("paper-1-not-run");
		var runs = Experiments.launch(Workbench.window(), file, List.of("repeats=20", "train/epochs=200"));
		assertEquals(project().getExperiments().stream().map(NamedElement::getName).toList(), runs.stream().map(run -> run.name().replaceFirst(".*: ", "")).toList());
		for (var run : runs) {
			Workbench.waitUntil(run.name() + " ends (" + run.words() + ")", 240, () -> !run.state().isActive());
			assertEquals(Run.State.FINISHED, run.state(), run.words());
		}
		Workbench.waitUntil("the claims have followed", 30, () -> claims.verdicts().stream().noneMatch(verdict -> verdict.endsWith("not run yet")));
		assertTrue(claims.verdicts().stream().noneMatch(verdict -> verdict.endsWith(": met")), "runs with other repeats are not judged: " + claims.verdicts());
		Workbench.screenshot("paper-2-shortened");
	}

	@Test
	void aNetworkLeavesAndComesBack() throws Exception {
		var target = folder.resolve("moons.onnx");
		var job = ExportNetwork.write(file, "hidden", target);
		Workbench.waitUntil("it is refused", 60, () -> job.getResult() != null);
		assertTrue(job.getResult().getMessage().contains("no experiment 'hidden'"), job.getResult().getMessage());

		var documents = Documents.get();
		var experiment = project().getExperiments().getFirst();
		experiment.getSweeps().clear(); // five seeds are five networks
		documents.of(file).save();
		var good = ExportNetwork.write(file, experiment.getName(), target);
		Workbench.waitUntil("it is written", 120, () -> good.getResult() != null);
		assertTrue(good.getResult().isOK(), good.getResult().getMessage());
		assertTrue(Files.exists(target));
		assertTrue(new NetworkFormats(Extensions.ofPlatform()).read(target).network().nodes().size() > 2);

		ImportNetwork.into(file, target);
		Workbench.waitUntil("it is drawn", 30, () -> project().getNetworks().stream().anyMatch(network -> "moons".equals(network.getName())));
		Workbench.projects().setFocus();
		Workbench.screenshot("paper-3-imported");
		Workbench.execute("org.eclipse.ui.edit.undo", Map.of());
		assertTrue(project().getNetworks().stream().noneMatch(network -> "moons".equals(network.getName())));
	}
}
