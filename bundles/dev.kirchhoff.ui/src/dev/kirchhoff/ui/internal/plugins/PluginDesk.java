// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.ui.internal.plugins;

import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.OperationCanceledException;
import org.eclipse.core.runtime.Status;
import org.eclipse.core.runtime.jobs.Job;

import dev.kirchhoff.api.KirchhoffException;
import dev.kirchhoff.model.io.Problem;
import dev.kirchhoff.plugins.Change;
import dev.kirchhoff.plugins.Plugin;
import dev.kirchhoff.plugins.Trust;
import dev.kirchhoff.ui.internal.document.Types;

/**
 * What the workbench knows about plug-ins, and what is being done to them: read, installed, updated, removed or checked, one thing at a time and
 * each in a job. Pages come and go and listen; what was begun goes on without them.
 */
public final class PluginDesk {
	private static PluginDesk instance;

	/**
	 * What is being done.
	 *
	 * @param what for people: "Installing Acme memristor"
	 * @param step what it is at; may be empty
	 * @param part how much is done, 0 to 1; negative if nobody knows
	 */
	public record Work(String what, String step, double part) {
	}

	/** How the last thing that was done has ended, as far as a person has to know. */
	public record Notice(boolean error, String text) {
	}

	/**
	 * Everything at one moment.
	 *
	 * @param read     whether the plug-ins have been read
	 * @param plugins  as they are installed now, by name
	 * @param obstacle why nothing can be installed; empty if it can
	 * @param work     what is being done
	 * @param notice   how the last thing has ended
	 * @param pending  changes that the next start brings
	 * @param findings what the check of a plug-in found, by id; nothing for one that was not checked
	 */
	public record Snapshot(boolean read, List<Plugin> plugins, Optional<String> obstacle, Optional<Work> work, Optional<Notice> notice, List<Change> pending,
			Map<String, List<Problem>> findings) {
		/** Those that are not part of Kirchhoff. */
		public List<Plugin> others() {
			return plugins.stream().filter(plugin -> plugin.origin() != Plugin.Origin.PRODUCT).toList();
		}
	}

	/** Done in a job. */
	@FunctionalInterface
	private interface Task {
		void run(IProgressMonitor monitor);
	}

	private final PluginAccess access;
	private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
	private final List<Change> pending = new ArrayList<>();
	private final Map<String, List<Problem>> findings = new LinkedHashMap<>();
	private final LinkedHashMap<String, Task> waiting = new LinkedHashMap<>();
	private boolean read;
	private List<Plugin> plugins = List.of();
	private Optional<String> obstacle = Optional.empty();
	private Work work;
	private Notice notice;
	private Job job;

	private PluginDesk(PluginAccess access) {
		this.access = access;
		access.hear(warning -> say(false, warning));
	}

	/** That of the running workbench. */
	public static synchronized PluginDesk get() {
		if (instance == null) {
			instance = new PluginDesk(new ProductPlugins());
		}
		return instance;
	}

	/** Begins anew with other plug-ins; null for those of the product. */
	public static synchronized PluginDesk use(PluginAccess access) {
		instance = access == null ? null : new PluginDesk(access);
		return get();
	}

	/** Where its plug-ins come from; every call takes long. */
	public PluginAccess access() {
		return access;
	}

	/** Called back from any thread whenever something has changed. */
	public void addListener(Runnable listener) {
		listeners.add(listener);
	}

	public void removeListener(Runnable listener) {
		listeners.remove(listener);
	}

	private void changed() {
		listeners.forEach(Runnable::run);
	}

	public synchronized Snapshot now() {
		return new Snapshot(read, plugins, obstacle, Optional.ofNullable(work), Optional.ofNullable(notice), List.copyOf(pending), Map.copyOf(findings));
	}

	/** Reads what is installed, again. */
	public void read() {
		start("Reading plug-ins", _ -> readNow());
	}

	private void readNow() {
		var found = access.installed().stream().sorted(Comparator.comparing(Plugin::name, String.CASE_INSENSITIVE_ORDER)).toList();
		var why = access.obstacle();
		Types.extensions(); // pages ask for them on the display's thread
		synchronized (this) {
			plugins = found;
			obstacle = why;
			read = true;
		}
	}

	/**
	 * Installs plug-ins.
	 *
	 * @param name for people, of what is installed
	 * @param ids  all that is offered if empty
	 * @param done called with what has changed, from the job; not if it fails
	 */
	public void install(String name, URI source, Collection<String> ids, Trust trust, Consumer<List<Change>> done) {
		start("Installing " + name, monitor -> done.accept(keep(access.install(source, ids, trust, monitor))));
	}

	/** Updates all that came from a site. */
	public void update(Trust trust, Consumer<List<Change>> done) {
		start("Looking for updates", monitor -> {
			var changes = keep(access.update(List.of(), trust, monitor));
			if (changes.isEmpty() && now().notice().isEmpty()) {
				say(false, "All plug-ins are as new as their sites have them.");
			}
			done.accept(changes);
		});
	}

	/** Takes plug-ins away. */
	public void remove(List<Plugin> leaving, Consumer<List<Change>> done) {
		start("Removing " + names(leaving), monitor -> {
			var changes = keep(access.remove(leaving.stream().map(Plugin::id).toList(), monitor));
			readNow();
			done.accept(changes);
		});
	}

	/** Holds the types of a plug-in to their contract. */
	public void check(Plugin plugin) {
		start("Checking " + plugin.name(), monitor -> {
			var found = access.check(plugin, monitor);
			synchronized (this) {
				findings.put(plugin.id(), found);
			}
		});
	}

	/** Makes the folder {@code dropins} where it is missing, and names it to somebody, in the job. */
	public void openDropins(Consumer<Path> opened) {
		start("Opening the dropins folder", _ -> opened.accept(access.dropins()));
	}

	static String names(List<Plugin> plugins) {
		return plugins.size() == 1 ? plugins.getFirst().name() : plugins.size() + " plug-ins";
	}

	private synchronized List<Change> keep(List<Change> changes) {
		for (var change : changes) {
			var former = pending.stream().filter(one -> one.id().equals(change.id())).findFirst();
			former.ifPresent(pending::remove);
			var whole = former.map(one -> new Change(change.id(), one.before(), change.after())).orElse(change);
			if (!whole.before().equals(whole.after())) {
				pending.add(whole);
			}
		}
		return changes;
	}

	/** Stops what is being done; nothing has changed then. */
	public void cancel() {
		synchronized (this) {
			if (job == null || !job.cancel()) {
				return; // one that runs ends by itself
			}
			say(false, work.what() + " was cancelled; nothing has changed.");
		}
		ended();
	}

	/** What was said is known. */
	public void dismiss() {
		synchronized (this) {
			notice = null;
		}
		changed();
	}

	/** Tells how something has ended that is not done here. */
	public void tell(boolean error, String text) {
		say(error, text);
		changed();
	}

	private synchronized void say(boolean error, String text) {
		notice = new Notice(error, text);
	}

	/** At once, or when what is being done is done; nothing is done twice. */
	private void start(String what, Task task) {
		synchronized (this) {
			if (job != null) {
				if (!work.what().equals(what)) {
					waiting.putIfAbsent(what, task);
				}
				return;
			}
			work = new Work(what, "", -1);
			notice = null;
			job = new Job(what) {
				@Override
				protected IStatus run(IProgressMonitor monitor) {
					return perform(what, task, monitor);
				}
			};
			job.schedule();
		}
		changed();
	}

	private IStatus perform(String what, Task task, IProgressMonitor monitor) {
		try {
			task.run(new Told(monitor, (step, part) -> {
				synchronized (this) {
					work = new Work(what, step, part);
				}
				changed();
			}));
			return Status.OK_STATUS;
		} catch (OperationCanceledException | CancellationException e) {
			say(false, what + " was cancelled; nothing has changed.");
			return Status.CANCEL_STATUS;
		} catch (KirchhoffException e) {
			say(true, e.line());
			return Status.OK_STATUS;
		} catch (RuntimeException | LinkageError e) {
			ILog.of(PluginDesk.class).error(what + " failed", e);
			say(true, what + " failed (" + e + "): see Help > Error Log, and report it");
			return Status.OK_STATUS;
		} finally {
			ended();
		}
	}

	/** What waits comes next. */
	private void ended() {
		Map.Entry<String, Task> next;
		synchronized (this) {
			job = null;
			work = null;
			next = waiting.pollFirstEntry();
		}
		changed();
		if (next != null) {
			start(next.getKey(), next.getValue());
		}
	}
}
