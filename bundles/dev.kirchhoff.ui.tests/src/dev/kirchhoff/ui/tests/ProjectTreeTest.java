// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.tests;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.eclipse.core.resources.IFile;
import org.eclipse.core.resources.IResource;
import org.eclipse.core.resources.ResourcesPlugin;
import org.eclipse.swt.graphics.ImageData;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import dev.kirchhoff.model.KirchhoffFactory;
import dev.kirchhoff.model.io.ProjectFiles;
import dev.kirchhoff.ui.internal.project.Projects;

/** Projects in the tree and their elements in the Properties view. */
class ProjectTreeTest {
	@TempDir
	Path folder;

	@AfterEach
	void clear() throws Exception {
		for (var project : ResourcesPlugin.getWorkspace().getRoot().getProjects()) {
			var ours = project.getLocation().toPath().startsWith(ResourcesPlugin.getWorkspace().getRoot().getLocation().toPath());
			project.delete((ours ? IResource.ALWAYS_DELETE_PROJECT_CONTENT : IResource.NEVER_DELETE_PROJECT_CONTENT) | IResource.FORCE, null);
		}
		Workbench.settle();
	}

	private static IFile openExample() throws Exception {
		var file = (IFile) Workbench.execute("dev.kirchhoff.ui.openExample",
				Map.of("dev.kirchhoff.ui.openExample.name", "drolet2023"));
		Workbench.waitUntil("the example is in the tree",
				() -> file != null && file.exists() && file.getProject().isAccessible());
		return file;
	}

	@Test
	void anExampleIsOpenedAsACopy() throws Exception {
		var file = openExample();
		var workspace = ResourcesPlugin.getWorkspace().getRoot().getLocation().toPath();
		assertTrue(file.getLocation().toPath().startsWith(workspace), file.getLocation().toString());
		var again = openExample();
		assertNotEquals(file, again);
	}

	@Test
	void theTreeShowsWhatTheFileDescribes() throws Exception {
		var file = openExample();
		var labels = Workbench.labelsBelow(file);
		assertTrue(labels.contains("2-8-1 (5 layers)"), labels.toString());
		var network = Workbench.childOf(file, "2-8-1 (5 layers)");
		var layers = Workbench.labelsBelow(network);
		assertEquals("input (2)", layers.get(0));
		assertEquals("hidden (8 units)", layers.get(1), "in the order of the file: " + layers);
	}

	@Test
	void propertiesOfWhatIsSelected() throws Exception {
		var file = openExample();
		Workbench.labelsBelow(file);
		var network = Workbench.childOf(file, "2-8-1 (5 layers)");
		Workbench.labelsBelow(network);
		Workbench.select(Workbench.childOf(network, "hidden (8 units)"));
		Workbench.waitUntil("the properties are those of the layer", () -> "8".equals(propertiesNow().get("Units")));
		assertEquals("hidden", propertiesNow().get("Name"));

		var screenshot = Workbench.screenshot("workbench");
		assertTrue(colours(screenshot) > 50, "the screenshot shows a window");
	}

	private static Map<String, String> propertiesNow() {
		try {
			return Workbench.properties();
		} catch (Exception e) {
			throw new AssertionError(e);
		}
	}

	private static long colours(Path picture) {
		var data = new ImageData(picture.toString());
		var pixels = new int[data.width];
		var colours = new java.util.HashSet<Integer>();
		for (int y = 0; y < data.height; y++) {
			data.getPixels(0, y, data.width, pixels, 0);
			for (var pixel : pixels) {
				colours.add(pixel);
			}
		}
		return colours.size();
	}

	@Test
	void aFileFromAnywhere() throws Exception {
		var path = folder.resolve("mine.kirchhoff");
		var project = KirchhoffFactory.eINSTANCE.createProject();
		project.setName("mine");
		var device = KirchhoffFactory.eINSTANCE.createDevice();
		device.setName("first");
		device.setType("ideal");
		project.getDevices().add(device);
		ProjectFiles.save(project, path);

		var file = Projects.open(path);
		assertEquals(path.toRealPath(), file.getLocation().toPath().toRealPath());
		assertTrue(Workbench.labelsBelow(file).contains("first (ideal)"), Workbench.labelsBelow(file).toString());

		// and it is read again when it has changed
		Files.writeString(path, Files.readString(path).replace("\"first\"", "\"second\""));
		file.refreshLocal(IResource.DEPTH_ZERO, null);
		Workbench.waitUntil("the tree shows the change", () -> {
			try {
				return Workbench.labelsBelow(file).contains("second (ideal)");
			} catch (Exception e) {
				throw new AssertionError(e);
			}
		});
	}

	@Test
	void aBrokenFileSaysWhatIsWrong() throws Exception {
		var path = folder.resolve("broken.kirchhoff");
		Files.write(path, "<not a project".getBytes(StandardCharsets.UTF_8));
		var file = Projects.open(path);
		var labels = Workbench.labelsBelow(file);
		assertEquals(1, labels.size(), labels.toString());
		var loaded = ProjectFiles.load(path);
		assertTrue(labels.get(0).contains(loaded.problems().get(0).what()), labels.toString());
	}
}
