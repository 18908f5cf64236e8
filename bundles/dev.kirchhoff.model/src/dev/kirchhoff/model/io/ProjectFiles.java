// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.model.io;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;

import org.eclipse.emf.common.util.URI;
import org.eclipse.emf.ecore.EObject;
import org.eclipse.emf.ecore.resource.Resource;
import org.eclipse.emf.ecore.resource.ResourceSet;
import org.eclipse.emf.ecore.resource.URIHandler;
import org.eclipse.emf.ecore.resource.impl.ExtensibleURIConverterImpl;
import org.eclipse.emf.ecore.resource.impl.FileURIHandlerImpl;
import org.eclipse.emf.ecore.resource.impl.PlatformResourceURIHandlerImpl;
import org.eclipse.emf.ecore.resource.impl.ResourceSetImpl;
import org.eclipse.emf.ecore.util.EcoreUtil;

import dev.kirchhoff.model.KirchhoffPackage;
import dev.kirchhoff.model.Library;
import dev.kirchhoff.model.internal.FileNames;
import dev.kirchhoff.model.internal.Names;
import dev.kirchhoff.model.internal.PluginURIHandler;
import dev.kirchhoff.model.internal.References;

/** Reads and writes *.kirchhoff files, with or without a running platform. */
public final class ProjectFiles {
	/** The extension, without its dot. */
	public static final String EXTENSION = "kirchhoff";

	private static final long LARGEST = 256L << 20;

	private ProjectFiles() {
	}

	/** Reads a file and the libraries it refers to. Never throws for what a person can have got wrong; every problem is in the answer. */
	public static Loaded load(Path path) {
		return load(path, newResourceSet());
	}

	/** As {@link #load(Path)}, into a set of the caller's, which must have been through {@link #configure}. */
	public static Loaded load(Path path, ResourceSet set) {
		var unfit = unfit(path);
		return unfit == null ? load(URI.createFileURI(path.toAbsolutePath().normalize().toString()), set) : new Loaded(null, List.of(unfit));
	}

	/** As {@link #load(Path, ResourceSet)}, for a file that need not be on a disk (platform:/plugin/...). */
	public static Loaded load(URI uri, ResourceSet set) {
		var resource = (KirchhoffResource) set.createResource(uri);
		try {
			resource.load(null);
		} catch (ProjectFileException ours) {
			return new Loaded(null, ours.problems());
		} catch (IOException unreadable) {
			return new Loaded(null, List.of(Problem.error(FileNames.of(uri), "", "cannot be read: " + unreadable.getMessage(),
					"check the file and its permissions")));
		}
		var problems = new ArrayList<>(resource.problems());
		problems.addAll(References.resolve(resource));
		var root = resource.getContents().isEmpty() ? null : resource.getContents().getFirst();
		return new Loaded((Library) root, problems);
	}

	/** Writes to where it was read from, replacing the file in one step. */
	public static void save(Library root) throws ProjectFileException {
		try {
			root.eResource().save(null);
		} catch (IOException failed) {
			throw failed instanceof ProjectFileException ours ? ours
					: new ProjectFileException(Problem.error(FileNames.of(root), "", "cannot be written: " + failed.getMessage(), ""), failed);
		}
	}

	/** Writes to a file, which becomes the root's own if that succeeds; references to other files are then written relative to it. */
	public static void save(Library root, Path path) throws ProjectFileException {
		var uri = URI.createFileURI(path.toAbsolutePath().normalize().toString());
		if (root.eResource() == null) {
			newResourceSet().createResource(uri).getContents().add(root);
		}
		var resource = root.eResource();
		var old = resource.getURI();
		resource.setURI(uri);
		try {
			save(root);
		} catch (ProjectFileException failed) {
			resource.setURI(old);
			throw failed;
		}
	}

	/** The bytes that {@link #save} would write. */
	public static byte[] bytes(Library root) throws ProjectFileException {
		try (var out = new ByteArrayOutputStream()) {
			root.eResource().save(out, null);
			return out.toByteArray();
		} catch (ProjectFileException ours) {
			throw ours;
		} catch (IOException impossible) {
			throw new IllegalStateException("writing to memory failed", impossible);
		}
	}

	/** A set that reads and writes only our files, on disk or in plug-ins, and never goes to the network. */
	public static ResourceSet newResourceSet() {
		var set = new ResourceSetImpl();
		configure(set);
		return set;
	}

	/** Makes a set (an editing domain's, say) as safe as {@link #newResourceSet()}. Any URI it is asked for is read as ours. */
	public static void configure(ResourceSet set) {
		set.getPackageRegistry().put(KirchhoffPackage.eNS_URI, KirchhoffPackage.eINSTANCE);
		var factories = set.getResourceFactoryRegistry().getExtensionToFactoryMap();
		factories.put(EXTENSION, new KirchhoffResourceFactory());
		factories.put(Resource.Factory.Registry.DEFAULT_EXTENSION, new KirchhoffResourceFactory());
		List<URIHandler> handlers = List.of(new PlatformResourceURIHandlerImpl(), new FileURIHandlerImpl(), new PluginURIHandler());
		var old = set.getURIConverter().getURIMap();
		var converter = new ExtensibleURIConverterImpl(handlers, List.of());
		converter.getURIMap().putAll(old);
		set.setURIConverter(converter);
	}

	/** A deep copy, libraries included, under the same URIs: whatever is set in it leaves the original alone. */
	public static <T extends Library> T copy(T root) {
		var copier = new EcoreUtil.Copier();
		if (root.eResource() == null) {
			copier.copy(root);
		} else {
			copyFiles(root.eResource(), copier);
		}
		copier.copyReferences();
		@SuppressWarnings("unchecked")
		var copy = (T) copier.get(root);
		return copy;
	}

	private static void copyFiles(Resource resource, EcoreUtil.Copier copier) {
		var set = resource.getResourceSet();
		var originals = new LinkedHashSet<Resource>(List.of(resource));
		if (set != null) {
			EcoreUtil.resolveAll(set);
			originals.addAll(set.getResources());
		}
		var copies = newResourceSet();
		for (var original : originals) {
			List<EObject> contents = List.copyOf(copier.<EObject>copyAll(original.getContents()));
			copies.createResource(original.getURI()).getContents().addAll(contents);
		}
	}

	/** The file an element is in as messages call it: relative to the working directory when it is below it; empty if it is in none. */
	public static String name(EObject element) {
		return FileNames.of(element);
	}

	private static Problem unfit(Path path) {
		var file = FileNames.of(path);
		try {
			if (!Files.exists(path)) {
				return Problem.error(file, "", "does not exist", Names.mend(path.getFileName().toString(), beside(path.toAbsolutePath().getParent()), "check the name"));
			}
			if (Files.isDirectory(path)) {
				return Problem.error(file, "", "is a folder", Names.choose(beside(path), "give the name of a ." + EXTENSION + " file"));
			}
			if (!Files.isRegularFile(path) || Files.size(path) > LARGEST) {
				return Problem.error(file, "", "is not a plain file of at most 256 MB", "give the name of a ." + EXTENSION + " file");
			}
			return Files.isReadable(path) ? null : Problem.error(file, "", "may not be read", "check the permissions of the file");
		} catch (IOException unreadable) {
			return Problem.error(file, "", "cannot be read: " + unreadable.getMessage(), "check the file and its permissions");
		}
	}

	private static List<String> beside(Path folder) throws IOException {
		if (folder == null || !Files.isDirectory(folder)) {
			return List.of();
		}
		try (var files = Files.list(folder)) {
			return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith("." + EXTENSION)).sorted().toList();
		}
	}
}
