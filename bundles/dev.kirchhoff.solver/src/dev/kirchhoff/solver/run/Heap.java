// SPDX-License-Identifier: EPL-2.0
package dev.kirchhoff.solver.run;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.List;
import java.util.Objects;

import javax.management.JMException;
import javax.management.ObjectName;

/** What the virtual machine tells of memory. */
final class Heap {
	/** What gives this process more memory; workers take no notice of what is meant for the Java of their engine. */
	static final String OPTION = System.getProperty("kirchhoff.memory", "JAVA_TOOL_OPTIONS=-Xmx...");

	/** Where objects end up that live long; collectors call it old or tenured. */
	private static final List<MemoryPoolMXBean> OLD = ManagementFactory.getMemoryPoolMXBeans().stream()
			.filter(pool -> pool.getType() == MemoryType.HEAP && pool.getName().matches(".*(Old|Tenured).*")).toList();
	private static final double FULL = 0.92;

	private Heap() {
	}

	/** Bytes of long-lived objects that the last collection has left; 0 if there was none. */
	static long held() {
		return OLD.stream().map(MemoryPoolMXBean::getCollectionUsage).filter(Objects::nonNull).mapToLong(MemoryUsage::getUsed).sum();
	}

	/** Whether the last collection has left hardly any room. */
	static boolean isFull() {
		for (var pool : OLD) {
			var usage = pool.getCollectionUsage();
			if (usage != null && usage.getMax() > 0 && usage.getUsed() > FULL * usage.getMax()) {
				return true;
			}
		}
		return false;
	}

	/** Bytes that a thread has allocated since it began, free again or not; 0 if this virtual machine does not tell. */
	static long allocated(Thread thread) {
		try {
			// by name, because the interface with this method is the vendor's
			return (long) ManagementFactory.getPlatformMBeanServer().invoke(new ObjectName(ManagementFactory.THREAD_MXBEAN_NAME), "getThreadAllocatedBytes",
					new Object[] { thread.threadId() }, new String[] { long.class.getName() });
		} catch (JMException e) {
			return 0;
		}
	}

	/** {@code 3.1 GB}. */
	static String text(long bytes) {
		return bytes < 1e9 ? Math.round(bytes / 1e6) + " MB" : Math.round(bytes / 1e8) / 10.0 + " GB";
	}
}
